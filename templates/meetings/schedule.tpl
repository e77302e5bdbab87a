{{!The public schedule of reception days.}}
<h1>[[meetings.schedule.title]]</h1>
<p class="lead">[[meetings.schedule.lead]]</p>
<p class="actions"><a class="button button--plain button--small" href="/visit">[[meetings.visit.find]]</a>
<a class="button button--plain button--small" href="/reception/duty">[[meetings.duty.title]]</a>
<a class="button button--link button--small" href="{{FEED}}">[[meetings.feed.calendar]]</a></p>
<form class="filters" method="get" action="/reception" role="search">
{{>parts/select field="unit" label="[[meetings.unit]]" empty="[[meetings.all_units]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[meetings.schedule.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="days-head">[[meetings.schedule.days]]</h2>
<div class="table-box" role="region" aria-labelledby="days-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[meetings.day]]</th><th scope="col">[[meetings.host]]</th><th scope="col">[[meetings.place]]</th><th scope="col">[[meetings.state]]</th><th scope="col">[[meetings.book]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[meetings.day]]">{{DAY}}<br><span class="muted">{{HOURS}}</span></th>
<td data-label="[[meetings.host]]">{{HOST}}<br><span class="muted">{{UNIT}}</span></td>
<td data-label="[[meetings.place]]">{{PLACE}}<br><span class="muted">{{MODE}}</span></td>
<td data-label="[[meetings.state]]">{{>parts/tag}}{{#MOVED}}<br><span class="muted">{{MOVED_TEXT}}</span>{{/MOVED}}</td>
<td data-label="[[meetings.book]]">{{#BOOK}}<a href="{{HREF}}">[[meetings.book]]<span class="hidden">: {{DAY}}</span></a>{{/BOOK}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
{{#MORE}}<p><a href="{{MORE_HREF}}">[[meetings.schedule.more]]</a></p>{{/MORE}}
