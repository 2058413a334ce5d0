import { useEffect } from 'preact/hooks';
import { ApiProblem } from '../api/request';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { may } from '../state/me';
import { AlertsCard } from './alerts/alerts-card';
import { WhoDialog } from './alerts/who-dialog';
import { ChartCard } from './chart/chart-card';
import { Headline } from './headline';
import { MovesStrip } from './moves-strip';
import { AdherenceCard } from './plan/adherence-card';
import { MovesCard } from './plan/moves-card';
import { PlanCard } from './plan/plan-card';
import './planner.css';
import { followStaffing, isOld, known, silence } from './state';
import { StaffingTable } from './table/staffing-table';
import { WhatIfCard } from './what-if/what-if-card';

/** /planner: who is short of agents, what to do, and what would follow; ?queue=NAME: the queue of the chart. */
export function PlannerPage() {
  const { say } = words.value;
  useEffect(followStaffing, []);
  if (known.value === null) {
    if (silence.value === null) return <p class="page-note">{say.common.loading}</p>;
    return (
      <div class="page planner">
        <h1 class="display">{say.planner.title}</h1>
        <Trouble of={silence.value === 'notHeard' ? 'notHeard' : new ApiProblem(0, '', silence.value.text, [])} />
      </div>
    );
  }
  const queues = known.value.staffing.queues.length > 0;
  return (
    <div class={isOld.value ? 'page planner is-old' : 'page planner'}>
      <Headline />
      <MovesStrip />
      <div class="planner-grid">
        <AlertsCard />
        {queues && <ChartCard />}
        {queues && <WhatIfCard />}
        <StaffingTable />
      </div>
      <div class="planner-more">
        <PlanCard />
        <MovesCard />
        {may('planner') && <AdherenceCard />}
      </div>
      {!may('planner') && <p class="page-note">{say.planner.notAllowed}</p>}
      <WhoDialog />
    </div>
  );
}
