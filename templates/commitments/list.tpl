{{!What leaders promised, for everybody.}}
<h1>[[commitments.title]]</h1>
<p class="lead">[[commitments.lead]]</p>
<ul class="numbers">
<li><span class="number">{{KEPT}}</span> [[commitments.outcome.kept]]</li>
<li><span class="number">{{KEPT_LATE}}</span> [[commitments.outcome.kept_late]]</li>
<li><span class="number">{{RUNNING}}</span> [[commitments.outcome.running]]</li>
<li><span class="number">{{OVERDUE}}</span> [[commitments.outcome.overdue]]</li>
<li><span class="number">{{BROKEN}}</span> [[commitments.outcome.broken]]</li>
</ul>
<form class="filters" method="get" action="/commitments" role="search">
{{>parts/select field="unit" label="[[meetings.unit]]" empty="[[meetings.all_units]]"}}
{{>parts/select field="outcome" label="[[meetings.state]]" empty="[[commitments.all]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[commitments.empty]]</p></div>{{/EMPTY}}
{{>parts/commitments}}
{{>parts/pages}}
{{>parts/promisers}}
