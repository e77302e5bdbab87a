{{!A promise is written down.}}
<p class="step"><a href="/staff/commitments">← [[commitments.board]]</a></p>
<h1>[[commitments.new]]</h1>
<p class="lead">{{UNIT}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/commitments/new">{{>parts/csrf}}
<input type="hidden" name="from" value="{{FROM}}"><input type="hidden" name="code" value="{{CODE}}"><input type="hidden" name="unit" value="{{UNIT_CODE}}">
<section class="panel" aria-labelledby="what-head"><h2 id="what-head">[[commitments.what]]</h2>
<dl class="facts"><div><dt>[[commitments.origin]]</dt><dd>{{ORIGIN_KIND}}: {{ORIGIN_TITLE}}</dd></div>
{{#FIXED}}<div><dt>[[commitments.made_on]]</dt><dd>{{MADE_ON}}</dd></div>{{/FIXED}}</dl>
{{>parts/select field="promiser" label="[[commitments.who]]" empty="[[send.choose]]"}}
{{>parts/textarea field="words" label="[[commitments.words]]" hint="[[commitments.words.hint]]" rows="4" max="4000"}}
{{>parts/input field="result" label="[[commitments.result]]" hint="[[commitments.result.hint]]" max="1000" optional="1"}}
{{>parts/input field="made_on" label="[[commitments.made_on]]" type="date" size="medium"}}
{{>parts/input field="due" label="[[commitments.due]]" type="date" size="medium"}}
{{>parts/checkbox field="public" label="[[commitments.public]]" hint="[[commitments.public.hint]]"}}
</section>
<p class="actions"><button class="button" type="submit">[[commitments.save]]</button></p>
</form>
