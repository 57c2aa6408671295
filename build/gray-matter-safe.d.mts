import type { Plugin } from 'esbuild';

export declare const grayMatterSafe: Plugin;
