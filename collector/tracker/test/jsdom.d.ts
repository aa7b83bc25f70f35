/** The part of jsdom that the tests use; it brings no types of its own. */
declare module 'jsdom' {
  export type DOMWindow = Window & typeof globalThis;

  export class JSDOM {
    constructor(
      html: string,
      options: {
        url: string;
        referrer?: string;
        runScripts: 'dangerously';
        pretendToBeVisual: boolean;
        beforeParse: (window: DOMWindow) => void;
      },
    );
    readonly window: DOMWindow;
  }
}
