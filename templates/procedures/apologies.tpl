{{!Apologies: to sign, sent, and late cases.}}
<h1>[[procedures.apologies.title]]</h1>
<p class="lead">[[procedures.apologies.lead]]</p>
<h2 id="drafts-head">[[procedures.apologies.drafts]]</h2>
{{#NO_DRAFTS}}<div class="notice notice--done"><p>[[procedures.apologies.no_drafts]]</p></div>{{/NO_DRAFTS}}
{{#DRAFTS}}<div class="table-box" role="region" aria-labelledby="drafts-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[procedures.left]]</th><th scope="col">[[procedures.code]]</th><th scope="col">[[procedures.procedure]]</th><th scope="col">[[procedures.apology.unit]]</th><th scope="col">[[procedures.apology.new]]</th></tr></thead>
<tbody>{{#ROW}}<tr><td data-label="[[procedures.left]]"><span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span><br><span class="muted">[[procedures.due.short]] {{DUE}}</span></td><th scope="row" data-label="[[procedures.code]]"><a href="{{HREF}}">{{CODE}}</a></th><td data-label="[[procedures.procedure]]">{{TOPIC}}</td><td data-label="[[procedures.apology.unit]]">{{UNIT}}</td><td data-label="[[procedures.apology.new]]">{{NEW}}</td></tr>
{{/ROW}}</tbody></table></div>{{/DRAFTS}}
{{#LATE_CASES}}<h2 id="late-head">[[procedures.apologies.late_cases]]</h2>
<p>[[procedures.apologies.late_cases.text]]</p>
<div class="table-box" role="region" aria-labelledby="late-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[procedures.code]]</th><th scope="col">[[procedures.kind]]</th><th scope="col">[[procedures.apology.due]]</th><th scope="col">[[procedures.unit]]</th><th scope="col">[[procedures.apology.title]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[procedures.code]]"><a href="/staff/case/{{CODE}}">{{CODE}}</a></th><td data-label="[[procedures.kind]]">{{KIND}}</td><td data-label="[[procedures.apology.due]]">{{DUE}}</td><td data-label="[[procedures.unit]]">{{UNIT}}</td><td data-label="[[procedures.apology.title]]"><form method="post" action="/staff/apologies/case">{{>parts/csrf}}<button class="button button--small" type="submit" name="code" value="{{CODE}}">[[procedures.apology.draft]]<span class="hidden"> {{CODE}}</span></button></form></td></tr>
{{/ROW}}</tbody></table></div>{{/LATE_CASES}}
<h2 id="sent-head">[[procedures.apologies.sent]]</h2>
{{#NO_SENT}}<div class="notice"><p>[[procedures.apologies.no_sent]]</p></div>{{/NO_SENT}}
{{#SENT}}<div class="table-box" role="region" aria-labelledby="sent-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[procedures.code]]</th><th scope="col">[[procedures.procedure]]</th><th scope="col">[[procedures.apology.unit]]</th><th scope="col">[[procedures.apology.sent_at]]</th><th scope="col">[[procedures.apology.due]]</th><th scope="col">[[procedures.apology.new]]</th><th scope="col">[[procedures.apology.outcome]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[procedures.code]]"><a href="{{HREF}}">{{CODE}}</a></th><td data-label="[[procedures.procedure]]">{{TOPIC}}</td><td data-label="[[procedures.apology.unit]]">{{UNIT}}</td><td data-label="[[procedures.apology.sent_at]]">{{SENT_AT}}<br><span class="muted">{{IN_TIME}}</span></td><td data-label="[[procedures.apology.due]]">{{DUE}}</td><td data-label="[[procedures.apology.new]]">{{NEW}}</td><td data-label="[[procedures.apology.outcome]]">{{>parts/tag}}</td></tr>
{{/ROW}}</tbody></table></div>{{/SENT}}
