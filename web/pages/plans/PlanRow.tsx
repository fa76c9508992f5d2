import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { nameOf, type PlanContent } from '../../../server/contract/plan-content.ts'
import { formatPlan } from '../../../server/contract/shared-plan.ts'
import { kitHref } from '../../case-links.ts'
import { fileNameOf, saveText } from '../../lists/save-file.ts'
import { LinkToCopy, useLink } from '../../parts/LinkToCopy.tsx'
import { ShareOnServer } from '../../parts/ShareOnServer.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { makePlan, makePlanId, removePlan, restorePlan } from '../../plans/change-plans.ts'
import { type KeptPlan, linesIn } from '../../plans/kept-plan.ts'
import { listPlanFacts } from '../../plans/plan-facts.ts'
import { changePlans } from '../../plans/plan-keeper.ts'
import { formatPlanLink } from '../../plans/shared-plan.ts'

type PlanRowProps = { plan: KeptPlan; isFull: boolean }

/** A plan: what it is made of, the way into it, and ways to hand it on. */
export function PlanRow({ plan, isFull }: PlanRowProps): VNode {
  const [isShared, setShared] = useState(false)
  const { id, name, cases, request } = plan
  const slugs = cases.map(({ slug }) => slug)
  const copy = (): void => {
    const content = { ...contentOf(plan), name: nameOf(`${name}の写し`) }
    changePlans(makePlan(makePlanId(), content))
  }
  return (
    <li class="plan">
      <h2>
        <a href={kitHref(slugs, request, id)}>{name}</a>
      </h2>
      <p class="plan-facts num">
        {listPlanFacts(request, linesIn(plan).length).map((fact) => (
          <span key={fact} class="piece">
            {fact}
          </span>
        ))}
      </p>
      <p class="note">{cases.map(({ title }) => title).join('、')}</p>
      <p class="list-buttons">
        <TextButton
          label={isShared ? '渡すのをやめる' : '渡す'}
          about={name}
          onPress={() => setShared(!isShared)}
        />
        <TextButton label="写しをつくる" about={name} disabled={isFull} onPress={copy} />
        <TextButton label="消す" about={name} onPress={() => changePlans(removePlan(id))} />
      </p>
      {isShared && <SharePlan plan={plan} />}
    </li>
  )
}

function SharePlan({ plan }: { plan: KeptPlan }): VNode {
  const link = useLink('/plans', () => formatPlanLink(contentOf(plan)), [plan])
  const save = (): void => {
    const name = fileNameOf('勉強会の案', plan.name, 'json')
    saveText(name, 'application/json', formatPlan(contentOf(plan)))
  }
  return (
    <div class="plan-share">
      <LinkToCopy link={link} />
      <ShareOnServer kind="plan" content={formatPlan(contentOf(plan))} />
      <p class="list-buttons">
        <button type="button" class="button button--line" onClick={save}>
          ファイルにする（JSON）
        </button>
        <span class="note">相手は「受け取る」で開く。</span>
      </p>
    </div>
  )
}

function contentOf(plan: KeptPlan): PlanContent {
  const { name, cases, request, minutes } = plan
  return { name, cases, request, minutes, lines: linesIn(plan) }
}

/** Plans deleted within the last day can be brought back, even after the page was closed. */
export function DeletedPlans({ plans }: { plans: readonly KeptPlan[] }): VNode {
  return (
    <>
      {plans
        .filter(({ gone }) => gone)
        .map(({ id, name }) => (
          <p key={id} class="list-deleted">
            「{name}」を消した。
            <TextButton
              label="元に戻す"
              about={name}
              onPress={() => changePlans(restorePlan(id))}
            />
          </p>
        ))}
    </>
  )
}
