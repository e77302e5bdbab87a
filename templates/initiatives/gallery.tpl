{{!The public gallery: filters, map, cards.}}
<h1>[[models.title]]</h1>
<p class="lead">[[models.lead]]</p>
<p class="actions"><a class="button" href="/models/nominate">[[models.nominate]]</a> <a class="button button--plain" href="/models/copied">[[models.copied.title]]</a> <a class="button button--plain" href="/models/honour">[[models.honour.title]]</a> <a class="button button--plain" href="/models/figures">[[models.figures.title]]</a></p>
<form class="filters" method="get" action="/models" role="search">
{{>parts/input field="words" label="[[models.words]]" complete="off" max="100"}}
{{>parts/select field="field" label="[[initiatives.column.field]]" empty="[[cases.any]]"}}
{{>parts/select field="kind" label="[[initiatives.column.kind]]" empty="[[cases.any]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[cases.any]]"}}
{{>parts/select field="campaign" label="[[models.campaign]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/models">[[cases.clear]]</a></p>
</form>
<div class="map" data-map="list" data-source="{{MAP_DATA}}" data-label="[[models.map]]" hidden></div>
{{#EMPTY}}<div class="notice"><p>[[models.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{TITLE}}</a></h2>
{{#NAME}}<p><strong>{{PUBLIC_NAME}}</strong></p>{{/NAME}}
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<p>{{KIND}} · {{FIELD}} · {{YEAR}} · {{CODE}}</p>
<p>{{UNIT}}{{#WHERE}}<br><span class="muted">{{PLACE}}</span>{{/WHERE}}</p>
{{#COPIES}}<p><strong>{{COPIES_TEXT}}</strong></p>{{/COPIES}}</li>
{{/ROW}}</ul>
{{#MORE}}<p class="actions"><a class="button button--plain" rel="next" href="{{MORE_HREF}}">[[cases.more]]</a></p>{{/MORE}}
