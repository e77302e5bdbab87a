{{!The registry of documents for everybody.}}
<h1>[[directives.title]]</h1>
<p class="lead">[[directives.lead]]</p>
<p class="actions"><a class="button button--plain" href="/heard">[[directives.heard.title]]</a> <a class="button button--plain" href="/programmes">[[joint.title]]</a></p>
<form class="filters" method="get" action="/directives" role="search">
{{>parts/input field="words" label="[[directives.words]]" complete="off" max="100"}}
{{>parts/select field="kind" label="[[directives.kind]]" empty="[[cases.any]]"}}
{{>parts/select field="standing" label="[[directives.standing]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/directives">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[directives.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{TITLE}}</a></h2>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p><p>{{ISSUER}} · {{ISSUED}}</p></li>
{{/ROW}}</ul>
{{>parts/pages}}
