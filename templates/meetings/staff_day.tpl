{{!One reception day for officers.}}
<p class="step"><a href="/staff/reception">← [[meetings.staff.title]]</a></p>
<h1>{{DAY}}</h1>
<p class="tags">{{>parts/tag}} {{#POSTING}}<span class="left left--{{POSTING_LOOK}}">{{POSTING_TEXT}}</span>{{/POSTING}}</p>
{{>parts/errors}}
<dl class="facts">
<div><dt>[[meetings.slot]]</dt><dd>{{HOURS}}</dd></div>
<div><dt>[[meetings.host]]</dt><dd>{{HOST}}<br><span class="muted">{{UNIT}}</span></dd></div>
<div><dt>[[meetings.kind]]</dt><dd>{{KIND}}</dd></div>
<div><dt>[[meetings.place]]</dt><dd>{{PLACE}}</dd></div>
{{#REASON}}<div><dt>[[meetings.reason]]</dt><dd>{{REASON_TEXT}}</dd></div>{{/REASON}}
</dl>
{{#CAN_ENTER}}<p class="actions"><a class="button" href="{{ENTER_HREF}}">[[meetings.entry.title]]</a></p>{{/CAN_ENTER}}
<h2 id="visits-head">[[meetings.visits]]</h2>
{{#NO_VISITS}}<div class="notice"><p>[[meetings.visits.none]]</p></div>{{/NO_VISITS}}
{{#VISITS}}<div class="table-box" role="region" aria-labelledby="visits-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[meetings.slot]]</th><th scope="col">[[meetings.visit.code]]</th><th scope="col">[[meetings.words]]</th><th scope="col">[[meetings.state]]</th></tr></thead>
<tbody>
{{#VISIT_ROW}}<tr><td data-label="[[meetings.slot]]">{{WHEN}}</td><th scope="row" data-label="[[meetings.visit.code]]"><a href="/staff/visit/{{VISIT}}">{{VISIT}}</a></th>
<td data-label="[[meetings.words]]">{{TEXT}}<br><span class="muted">{{TOPIC}}</span></td><td data-label="[[meetings.state]]">{{>parts/tag}} {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}</td></tr>
{{/VISIT_ROW}}
</tbody></table></div>{{/VISITS}}
{{#CAN_HOLD}}<section class="panel" aria-labelledby="hold-head"><h2 id="hold-head">[[meetings.hold]]</h2>
<form class="form" method="post" action="/staff/reception/day/{{CODE}}/held">{{>parts/csrf}}
{{>parts/select field="held_by" label="[[meetings.held_by]]"}}
{{>parts/input field="held_reason" label="[[meetings.held_reason]]" hint="[[meetings.held_reason.hint]]" max="300" optional="1"}}
<p class="actions"><button class="button" type="submit">[[meetings.hold]]</button></p></form></section>{{/CAN_HOLD}}
{{#CAN_MOVE}}<section class="panel" aria-labelledby="move-head"><h2 id="move-head">[[meetings.move]]</h2>
<form class="form" method="post" action="/staff/reception/day/{{CODE}}/move">{{>parts/csrf}}
{{>parts/input field="day" label="[[meetings.day]]" type="date" size="medium"}}
{{>parts/input field="from" label="[[meetings.new.from]]" type="time" size="short"}}
{{>parts/input field="to" label="[[meetings.new.to]]" type="time" size="short"}}
{{>parts/input field="reason" label="[[meetings.reason]]" hint="[[meetings.move.hint]]" max="300"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.move]]</button></p></form></section>
<section class="panel" aria-labelledby="cancel-head"><h2 id="cancel-head">[[meetings.cancel]]</h2>
<form class="form" method="post" action="/staff/reception/day/{{CODE}}/cancel" data-confirm="[[meetings.cancel.sure]]">{{>parts/csrf}}
{{>parts/input field="cancel_reason" label="[[meetings.reason]]" max="300"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.cancel]]</button></p></form></section>{{/CAN_MOVE}}
