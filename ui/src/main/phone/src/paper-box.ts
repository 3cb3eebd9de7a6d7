/**
 * What a shared device keeps of papers until they have arrived: sealed texts in IndexedDB, which nobody at the device can
 * read once their writer has left. Beside each text stands only whose seat it is and whether it still has to go out.
 */
export interface SealedPaper {
  /** Of use in the exam room only. */
  person: string;
  attemptId: string;
  /** Base64, for the server: answers, ticket and seal. */
  answers: string;
  /** Base64, for this device when the person sits down again. */
  kept: string;
  /** There is something in it that the server has not got. */
  due: boolean;
  handedIn: boolean;
  /** When it was written, by this device's clock, in ms. */
  at: number;
}

const STORE = 'paper';

export class PaperBox {
  private constructor(private readonly database: IDBDatabase) {}

  static open(factory: IDBFactory = indexedDB): Promise<PaperBox> {
    return new Promise((resolve, reject) => {
      const opening = factory.open('liangku-room', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(STORE, { keyPath: ['person', 'attemptId'] });
      };
      opening.onsuccess = () => {
        opening.result.onversionchange = () => opening.result.close();
        resolve(new PaperBox(opening.result));
      };
      opening.onerror = () => reject(opening.error);
    });
  }

  async all(): Promise<SealedPaper[]> {
    return new Promise((resolve, reject) => {
      const request = this.database.transaction(STORE).objectStore(STORE).getAll();
      request.onsuccess = () => resolve(request.result as SealedPaper[]);
      request.onerror = () => reject(request.error);
    });
  }

  async of(person: string): Promise<SealedPaper[]> {
    return (await this.all()).filter((paper) => paper.person === person);
  }

  /** Resolves only when the browser has committed it. */
  put(paper: SealedPaper): Promise<void> {
    return this.write((store) => store.put(paper));
  }

  remove({ person, attemptId }: Pick<SealedPaper, 'person' | 'attemptId'>): Promise<void> {
    return this.write((store) => store.delete([person, attemptId]));
  }

  /** Notes that this text has arrived, unless another one has taken its place: handed in it goes, else it waits. */
  arrived(paper: SealedPaper): Promise<void> {
    return this.write((store) => {
      const now = store.get([paper.person, paper.attemptId]) as IDBRequest<SealedPaper | undefined>;
      now.onsuccess = () => {
        if (now.result?.answers !== paper.answers) {
          return;
        }
        if (paper.handedIn) {
          store.delete([paper.person, paper.attemptId]);
        } else {
          store.put({ ...paper, due: false });
        }
      };
    });
  }

  private write(change: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(STORE));
    });
  }
}
