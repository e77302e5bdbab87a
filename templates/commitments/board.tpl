{{!The leader's board.}}
<h1>[[commitments.board]]</h1>
<p class="lead">[[commitments.board.lead]]</p>
<ul class="numbers">
<li><span class="number">{{OVERDUE}}</span> [[commitments.outcome.overdue]]</li>
<li><span class="number">{{RUNNING}}</span> [[commitments.outcome.running]]</li>
<li><span class="number">{{KEPT}}</span> [[commitments.outcome.kept]]</li>
<li><span class="number">{{KEPT_LATE}}</span> [[commitments.outcome.kept_late]]</li>
<li><span class="number">{{BROKEN}}</span> [[commitments.outcome.broken]]</li>
</ul>
<form class="filters" method="get" action="/staff/commitments">
{{>parts/select field="unit" label="[[meetings.unit]]" empty="[[meetings.all_units]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[commitments.board.empty]]</p></div>{{/EMPTY}}
{{#LATE}}<section class="panel" aria-labelledby="late-head"><h2 id="late-head">[[commitments.outcome.overdue]]</h2>{{>parts/commitments}}</section>{{/LATE}}
{{#SOON}}<section class="panel" aria-labelledby="soon-head"><h2 id="soon-head">[[commitments.soon]]</h2>{{>parts/commitments}}</section>{{/SOON}}
{{#LATER}}<section class="panel" aria-labelledby="later-head"><h2 id="later-head">[[commitments.later]]</h2>{{>parts/commitments}}</section>{{/LATER}}
{{#CLOSED}}<section class="panel" aria-labelledby="closed-head"><h2 id="closed-head">[[commitments.closed]]</h2>{{>parts/commitments}}</section>{{/CLOSED}}
{{>parts/promisers}}
