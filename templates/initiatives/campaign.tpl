{{!One campaign: its units, their plans and what they reached.}}
<p class="step"><a href="/staff/models/campaigns">← [[models.staff.nav.campaigns]]</a></p>
<h1>{{NAME}}</h1>
<p class="lead">{{ABOUT}}</p>
<dl class="facts"><div><dt>[[models.campaign.lead]]</dt><dd>{{LEAD}}</dd></div><div><dt>[[models.campaign.since]]</dt><dd>{{SINCE}}</dd></div></dl>
<p><a href="/staff/models?campaign={{ID}}">[[models.campaign.models]]</a></p>
{{>parts/errors}}
{{#OWN}}<section class="panel" aria-labelledby="own-head">
<h2 id="own-head">{{HOME}}</h2>
<form class="form" method="post" action="/staff/models/campaigns/{{ID}}/join">{{>parts/csrf}}
{{>parts/textarea field="plan" label="[[models.campaign.plan]]" rows="4" max="4000"}}
<p class="actions"><button class="button" type="submit">{{#JOIN}}[[models.campaign.join]]{{/JOIN}}{{#CHANGE}}[[models.campaign.change]]{{/CHANGE}}</button></p></form>
{{#REPORT_FORM}}<details class="why" id="report-box"><summary>[[models.campaign.report]]</summary>
<form class="form" method="post" action="/staff/models/campaigns/{{ID}}/report">{{>parts/csrf}}
{{>parts/input field="year" label="[[initiatives.column.year]]" mode="numeric" size="short" complete="off" max="4"}}
{{#MEASURE}}<div class="field{{#MEASURE_WRONG}} field--wrong{{/MEASURE_WRONG}}"><label for="{{MEASURE_FIELD}}">{{MEASURE_NAME}}</label>
{{#MEASURE_WRONG}}<p class="field__error" id="{{MEASURE_FIELD}}-error">{{WRONG_TEXT}}</p>{{/MEASURE_WRONG}}
<input id="{{MEASURE_FIELD}}" name="{{MEASURE_FIELD}}" value="{{MEASURE_VALUE}}" class="input input--short" inputmode="decimal" autocomplete="off"></div>
{{/MEASURE}}
{{>parts/textarea field="report" label="[[models.campaign.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button" type="submit">[[models.campaign.report]]</button></p></form></details>{{/REPORT_FORM}}
</section>{{/OWN}}
{{#HAS_TOTALS}}<h2 id="totals-head">[[models.campaign.totals]]</h2>
<div class="table-box" role="region" aria-labelledby="totals-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.year]]</th><th scope="col">[[models.campaign.criterion]]</th><th scope="col" class="is-number">[[models.campaign.sum]]</th></tr></thead>
<tbody>{{#TOTAL}}<tr><td data-label="[[initiatives.column.year]]">{{TOTAL_YEAR}}</td><th scope="row" data-label="[[models.campaign.criterion]]">{{TOTAL_NAME}}</th><td class="is-number" data-label="[[models.campaign.sum]]">{{TOTAL_VALUE}}</td></tr>
{{/TOTAL}}</tbody></table></div>{{/HAS_TOTALS}}
<h2>[[models.campaign.members]]</h2>
{{#NO_MEMBERS}}<div class="notice"><p>[[models.campaign.no_members]]</p></div>{{/NO_MEMBERS}}
<ul class="list">{{#MEMBER}}<li><h3>{{MEMBER_UNIT}}</h3><p class="timeline__text">{{MEMBER_PLAN}}</p><p class="muted">{{MEMBER_SINCE}}</p>
{{#REPORT}}<p><strong>{{REPORT_YEAR}}</strong>: {{REPORT_NUMBERS}}<br>{{REPORT_WORDS}}</p>{{/REPORT}}</li>
{{/MEMBER}}</ul>
