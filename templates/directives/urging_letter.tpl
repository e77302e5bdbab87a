{{!The letter that urges a unit.}}
<p class="sheet__unit">{{FROM}}</p>
<p class="sheet__date">{{DATE}}</p>
<h1 class="sheet__title">[[directives.urging_letter]]</h1>
<p>[[directives.urging_letter.to]] <strong>{{TO}}</strong></p>
<p>[[directives.urging_letter.about]] <strong>{{TITLE}}</strong> ({{DOCUMENT}}).</p>
<p>[[directives.due]]: {{DUE}}</p>
<p class="keep-lines">{{WORDS}}</p>
<p class="sheet__sign">{{BY}}</p>
