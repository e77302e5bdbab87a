{{!Letters of one's units, by state.}}
<h1>[[documents.letters.title]]</h1>
{{#LIST}}<section class="panel">
<h2 id="{{LIST_ID}}">{{LIST_TITLE}}</h2>
{{#LIST_EMPTY}}<p>{{LIST_NONE}}</p>{{/LIST_EMPTY}}
{{#LIST_TABLE}}<div class="table-box" role="region" aria-labelledby="{{LIST_ID}}" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[documents.letters.name]]</th><th scope="col">[[documents.letter.of]]</th><th scope="col">[[documents.letter.unit]]</th><th scope="col">[[documents.letters.when]]</th></tr></thead>
<tbody>
{{#LETTER}}<tr><th scope="row" data-label="[[documents.letters.name]]"><a href="{{LETTER_HREF}}">{{LETTER_NAME}}</a></th>
<td data-label="[[documents.letter.of]]">{{LETTER_OF}}</td>
<td data-label="[[documents.letter.unit]]">{{LETTER_UNIT}}</td>
<td data-label="[[documents.letters.when]]">{{LETTER_WHEN}}</td></tr>
{{/LETTER}}
</tbody></table></div>{{/LIST_TABLE}}
</section>{{/LIST}}
