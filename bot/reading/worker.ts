import { parentPort, workerData } from 'node:worker_threads';
import { textOf } from '../../src/files/text.ts';

const { bytes, ending } = workerData as { bytes: Uint8Array; ending: string };
parentPort!.postMessage(await textOf(bytes, ending));
