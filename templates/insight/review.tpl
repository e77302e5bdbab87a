{{!The five-year review on screen: figures, and a place to write for each section.}}
<h1>{{NAME}}</h1>
<p class="lead">{{UNIT}} · {{YEARS}}</p>
<form class="panel filter filters" method="get" action="/staff/review">
{{>parts/select field="unit" label="[[reports.unit]]"}}
{{>parts/select field="first" label="[[review.years]]"}}
<p class="actions"><button class="button" type="submit">[[reports.show]]</button></p>
</form>
<div class="notice"><p>{{CITATION}}</p></div>
<p class="actions"><a class="button button--plain" href="/staff/review/paper?{{QUERY}}">[[site.print]]</a></p>
<p class="muted">{{AS_OF}} [[review.note]]</p>
{{#SECTION}}<section id="section-{{SECTION_ID}}"><h2 id="head-{{SECTION_ID}}">{{SECTION_NAME}}</h2>
{{>parts/review_body}}
{{#WORDS}}<p class="keep-lines">{{WORDS_TEXT}}</p>{{/WORDS}}
{{#TO_WRITE}}<p class="muted">[[review.to_write]] {{TO_WRITE_TEXT}}</p>{{/TO_WRITE}}
{{#EDIT}}<details><summary>[[review.edit]]</summary><form class="form" method="post" action="/staff/review">{{>parts/csrf}}
<input type="hidden" name="unit" value="{{EDIT_UNIT}}"><input type="hidden" name="first" value="{{EDIT_FIRST}}"><input type="hidden" name="section" value="{{EDIT_ID}}">
<div class="field"><label for="words-{{EDIT_ID}}">{{EDIT_LABEL}}</label><p class="field__hint" id="hint-{{EDIT_ID}}">{{EDIT_ASK}}</p>
<textarea id="words-{{EDIT_ID}}" name="words" class="input input--area" rows="8" maxlength="20000" aria-describedby="hint-{{EDIT_ID}}">{{EDIT_WORDS}}</textarea></div>
<p class="actions"><button class="button" type="submit">[[review.keep]]</button></p></form></details>{{/EDIT}}
</section>
{{/SECTION}}
