/** What is used of a driver as old as its browser; later ones do not speak with Chromium 80. */
declare module 'puppeteer-core' {
  export interface Page {
    goto(url: string): Promise<unknown>;
    tap(selector: string): Promise<void>;
    type(selector: string, text: string): Promise<void>;
    waitForSelector(selector: string): Promise<unknown>;
    waitForFunction<T extends unknown[]>(condition: (...given: T) => unknown, options?: object, ...given: T): Promise<unknown>;
    evaluate<R, T extends unknown[]>(work: (...given: T) => R | Promise<R>, ...given: T): Promise<R>;
    evaluateOnNewDocument<T extends unknown[]>(work: (...given: T) => void, ...given: T): Promise<void>;
    on(event: 'pageerror', heard: (error: Error) => void): void;
    close(): Promise<void>;
  }
  export interface Browser {
    version(): Promise<string>;
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }
  const puppeteer: { launch(options: object): Promise<Browser> };
  export default puppeteer;
}
