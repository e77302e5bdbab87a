{{!The catalogue of administrative procedures.}}
<h1>[[procedures.catalogue.title]]</h1>
<p class="lead">[[procedures.catalogue.lead]]</p>
<p class="actions"><a class="button" href="/dossier">[[procedures.own.find]]</a> <a class="button button--plain" href="/on-time">[[procedures.on_time.title]]</a></p>
<form class="panel filter filters" method="get" action="/procedures" role="search">
{{>parts/input field="words" label="[[procedures.catalogue.words]]" complete="off" max="100"}}
{{>parts/select field="field" label="[[procedures.field]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button> <a class="button button--link" href="/procedures">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[procedures.catalogue.empty]]</p></div>{{/EMPTY}}
{{#FIELD_GROUP}}<section aria-labelledby="{{GROUP_ID}}">
<h2 id="{{GROUP_ID}}">{{GROUP_NAME}}</h2>
<ul class="list">{{#PROCEDURE}}<li><h3><a href="/procedures/{{KEY}}">{{NAME}}</a></h3>
<p class="muted">{{TERM}} · {{FEE}}{{#SAMPLE}} · <span class="tag tag--wait">[[procedures.sample]]</span>{{/SAMPLE}}</p></li>
{{/PROCEDURE}}</ul>
</section>
{{/FIELD_GROUP}}
