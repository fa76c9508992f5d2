import type { VNode } from 'preact'

type MembersOnlyMarkProps = { membersOnly?: true | undefined }

/** Beside a case that only members may read; wherever it stands, every printed page of its document says so, too. */
export function MembersOnlyMark({ membersOnly }: MembersOnlyMarkProps): VNode | null {
  return membersOnly ? <span class="members-only">会員限定</span> : null
}
