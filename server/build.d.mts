/** What tests and benches know of the build. */

export function startBuiltThreads(code: string, id: string): string
export function nameThread(folder: string): string
export function prepareBuild(): Promise<string>
export function buildFile(source: string, target: string): Promise<void>
