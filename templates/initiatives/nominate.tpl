{{!Anyone nominates a model or an exemplar.}}
<p class="step"><a href="/models">← [[models.title]]</a></p>
<h1>[[models.nominate]]</h1>
<p class="lead">[[models.nominate.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/models/nominate">
{{>parts/csrf}}
{{>parts/radios field="kind" label="[[models.nominate.kind]]"}}
{{>parts/input field="about" label="[[models.nominate.about]]" hint="[[models.nominate.about.hint]]" complete="off" max="120" optional="1"}}
{{>parts/textarea field="words" label="[[models.nominate.words]]" hint="[[models.nominate.words.hint]]" rows="6" max="2000"}}
{{>parts/select field="field" label="[[initiatives.column.field]]" empty="[[send.choose]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[send.choose]]"}}
{{>parts/input field="place" label="[[initiatives.column.address]]" complete="off" max="300" optional="1"}}
<h2>[[models.nominate.you]]</h2>
<p class="muted">[[models.nominate.you.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="name" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="tel" max="30" optional="1"}}
<p class="actions"><button class="button" type="submit">[[models.nominate.send]]</button></p>
</form>
