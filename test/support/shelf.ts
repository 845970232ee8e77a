import type { ServerResponse } from 'node:http';

/** Files that a stand-in has, by their path: each as it answers, and who asked for it with what. */
export interface Shelf {
  put(path: string, file: Shelved): void;
  asked: { path: string; authorization?: string | undefined }[];
  /** Answers where there is such a file. */
  serve(path: string, authorization: string | undefined, response: ServerResponse): boolean;
}

export interface Shelved {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Only for whoever brings this. */
  token?: string;
}

export function openShelf(): Shelf {
  const files = new Map<string, Shelved>();
  const asked: Shelf['asked'] = [];
  return {
    put: (path, file) => void files.set(path, file),
    asked,
    serve(path, authorization, response) {
      const found = files.get(path);
      if (!found) return false;
      asked.push({ path, authorization });
      const { status = 200, headers = {}, body = '', token } = found;
      const opens = !token || authorization === token;
      response.writeHead(opens ? status : 200, opens ? headers : { 'content-type': 'text/html; charset=utf-8' });
      response.end(opens ? body : '<html>Please sign in</html>');
      return true;
    },
  };
}
