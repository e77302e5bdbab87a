{{!One statutory report as it is now, or was known on a day.}}
<p class="step"><a href="/staff/reports">← [[reports.title]]</a></p>
<h1>{{CODE}} {{NAME}}</h1>
<p class="lead">{{UNIT}} · {{PERIOD}}</p>
{{>parts/errors}}
<form class="panel filter filters" method="get" action="/staff/reports/table">
<input type="hidden" name="form" value="{{FORM_ID}}">
{{>parts/select field="unit" label="[[reports.unit]]"}}
{{>parts/select field="period" label="[[reports.period]]"}}
{{>parts/input field="on" label="[[reports.on]]" hint="[[reports.on.hint]]" type="date" size="short" optional="1"}}
<p class="actions"><button class="button" type="submit">[[reports.show]]</button></p>
</form>
{{#RUNNING}}<div class="notice"><p>[[reports.running]]</p></div>{{/RUNNING}}
{{#DOUBT}}<div class="notice"><p>[[reports.doubt.text]]</p></div>{{/DOUBT}}
{{#NOTE}}<div class="notice"><p>{{NOTE_TEXT}}</p></div>{{/NOTE}}
{{>parts/report_table label="[[reports.table]]"}}
<p class="muted">{{AS_OF}} {{CITATION}}</p>
{{#SEALED}}<p class="muted">[[reports.sealed]]</p>{{/SEALED}}
<p class="actions"><a class="button button--plain" href="/staff/reports/file?{{QUERY}}&amp;format=xlsx">XLSX</a> <a class="button button--plain" href="/staff/reports/file?{{QUERY}}&amp;format=csv">CSV</a> <a class="button button--plain" href="/staff/reports/file?{{QUERY}}&amp;format=html">[[site.print]]</a>{{#TYPE}} <a class="button button--plain" href="{{TYPE_HREF}}">[[reports.type]]</a>{{/TYPE}}</p>
{{>parts/report_findings}}
<section aria-labelledby="versions-head"><h2 id="versions-head">[[reports.frozen.list]]</h2>
<ul>{{#VERSION}}<li><a href="{{VERSION_HREF}}">{{VERSION_TEXT}}</a> <span class="tag tag--{{VERSION_LOOK}}">{{VERSION_STATE}}</span></li>
{{/VERSION}}</ul>
<p>[[reports.frozen.about]]</p>
{{#FREEZE}}<form method="post" action="/staff/reports/freeze">{{>parts/csrf}}
<input type="hidden" name="form" value="{{FREEZE_FORM}}"><input type="hidden" name="period" value="{{FREEZE_PERIOD}}"><input type="hidden" name="unit" value="{{FREEZE_UNIT}}">
<p class="actions"><button class="button" type="submit">[[reports.freeze]]</button></p></form>{{/FREEZE}}
</section>
