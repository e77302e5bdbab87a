{{!Reception of one unit: days, what is not posted, visits that wait.}}
<h1>[[meetings.staff.title]]</h1>
<p class="lead">{{UNIT}}</p>
{{>parts/errors}}
{{#WARN}}<div class="notice notice--warn"><p>{{WARN_TEXT}}</p></div>{{/WARN}}
<p class="actions"><a class="button" href="/staff/reception/visit?unit={{UNIT_CODE}}">[[meetings.entry.title]]</a>
{{#PLAN}}<a class="button button--plain" href="/staff/reception/new?unit={{UNIT_CODE}}">[[meetings.new.title]]</a>{{/PLAN}}
<a class="button button--plain" href="/staff/reception/register?unit={{UNIT_CODE}}">[[meetings.register.title]]</a></p>
<form class="filters" method="get" action="/staff/reception">
{{>parts/select field="unit" label="[[meetings.unit]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
<h2 id="open-head">[[meetings.staff.open]]</h2>
{{#NO_OPEN}}<div class="notice notice--done"><p>[[meetings.staff.open.none]]</p></div>{{/NO_OPEN}}
{{#OPEN}}<div class="table-box" role="region" aria-labelledby="open-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[staff.queue.left]]</th><th scope="col">[[meetings.visit.code]]</th><th scope="col">[[meetings.words]]</th><th scope="col">[[meetings.state]]</th></tr></thead>
<tbody>
{{#VISIT_ROW}}<tr><td data-label="[[staff.queue.left]]">{{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}</td>
<th scope="row" data-label="[[meetings.visit.code]]"><a href="/staff/visit/{{VISIT}}">{{VISIT}}</a><br><span class="muted">{{WHEN}}</span></th>
<td data-label="[[meetings.words]]">{{TEXT}}<br><span class="muted">{{TOPIC}}</span></td><td data-label="[[meetings.state]]">{{>parts/tag}}</td></tr>
{{/VISIT_ROW}}
</tbody></table></div>{{/OPEN}}
<h2 id="days-head">[[meetings.schedule.days]]</h2>
{{#POST}}<form class="filters" method="post" action="/staff/reception/post">{{>parts/csrf}}<input type="hidden" name="unit" value="{{UNIT_CODE}}">
{{>parts/input field="until" label="[[meetings.post.until]]" type="date" size="medium"}}
<p class="actions"><button class="button button--small" type="submit">{{POST_COUNT}}</button></p></form>{{/POST}}
{{#EMPTY}}<div class="notice"><p>[[meetings.staff.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<div class="table-box" role="region" aria-labelledby="days-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[meetings.day]]</th><th scope="col">[[meetings.host]]</th><th scope="col">[[meetings.kind]]</th><th scope="col">[[meetings.state]]</th><th scope="col">[[meetings.posting]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[meetings.day]]"><a href="/staff/reception/day/{{CODE}}">{{DAY}}</a><br><span class="muted">{{HOURS}}</span></th>
<td data-label="[[meetings.host]]">{{HOST}}</td><td data-label="[[meetings.kind]]">{{KIND}}</td><td data-label="[[meetings.state]]">{{>parts/tag}}</td>
<td data-label="[[meetings.posting]]">{{#POSTING}}<span class="left left--{{POSTING_LOOK}}">{{POSTING_TEXT}}</span>{{/POSTING}}{{#TO_SAY}}<br>[[meetings.day.to_say]]{{/TO_SAY}}</td></tr>
{{/ROW}}
</tbody></table></div>{{/TABLE}}
