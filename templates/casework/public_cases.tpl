{{!Published cases: filters, map, list.}}
<h1>[[cases.title]]</h1>
<p class="lead">[[cases.lead]]</p>
<form class="filters" method="get" action="/cases" role="search">
{{>parts/input field="words" label="[[cases.words]]" complete="off" max="100"}}
{{>parts/select field="category" label="[[send.category]]" empty="[[cases.any]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[cases.any]]"}}
{{>parts/select field="state" label="[[cases.state]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/cases">[[cases.clear]]</a></p>
</form>
<div class="map" data-map="list" data-source="{{MAP_DATA}}" data-label="[[site.map.list]]" hidden></div>
{{#EMPTY}}<div class="notice"><p>[[cases.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{TEXT}}</a></h2>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<p>{{CATEGORY}} · {{RECEIVED}}</p><p>{{UNIT}} · {{CODE}}</p></li>
{{/ROW}}</ul>
{{#MORE}}<p class="actions"><a class="button button--plain" rel="next" href="{{MORE_HREF}}">[[cases.more]]</a></p>{{/MORE}}
