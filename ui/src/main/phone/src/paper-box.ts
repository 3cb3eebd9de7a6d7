import { Database } from './database.ts';

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
  private constructor(private readonly database: Database) {}

  static async open(factory: IDBFactory = indexedDB): Promise<PaperBox> {
    const database = new Database(factory, 'liangku-room', 1, (shaped) => {
      shaped.createObjectStore(STORE, { keyPath: ['person', 'attemptId'] });
    });
    await database.connect();
    return new PaperBox(database);
  }

  all(): Promise<SealedPaper[]> {
    return this.database.read(STORE, (papers) => papers.getAll());
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
    return this.unlessChanged(paper, (store) => {
      if (paper.handedIn) {
        store.delete([paper.person, paper.attemptId]);
      } else {
        store.put({ ...paper, due: false });
      }
    });
  }

  /** Notes that the server will never take this text: it waits for its writer and no longer for a network. */
  unwanted(paper: SealedPaper): Promise<void> {
    return this.unlessChanged(paper, (store) => store.put({ ...paper, due: false }));
  }

  private unlessChanged(paper: SealedPaper, change: (store: IDBObjectStore) => void): Promise<void> {
    return this.write((store) => {
      const now = store.get([paper.person, paper.attemptId]) as IDBRequest<SealedPaper | undefined>;
      now.onsuccess = () => {
        if (now.result?.answers === paper.answers) {
          change(store);
        }
      };
    });
  }

  private write(change: (store: IDBObjectStore) => void): Promise<void> {
    return this.database.write([STORE], ([store]) => change(store as IDBObjectStore));
  }
}
