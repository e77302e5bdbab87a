{{!A share card: little, and good to send or to print.}}
<article class="panel share-card">
<p class="step">[[models.title]] · {{FIELD}}</p>
<h1>{{TITLE}}</h1>
{{#NAME}}<p class="lead">{{PUBLIC_NAME}}</p>{{/NAME}}
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{KIND}}</p>
<p>{{TEASER}}</p>
<p><strong>{{UNIT}}</strong>{{#WHERE}}<br>{{PLACE}}{{/WHERE}}<br><span class="muted">{{CODE}} · {{YEAR}}</span></p>
{{#COPIES}}<p>{{COPIES_TEXT}}</p>{{/COPIES}}
{{QR:none}}
<p class="actions"><a class="button" href="{{HREF}}">[[models.card.read]]</a> <span class="mono" id="link">{{LINK}}</span> <button class="button button--small button--plain" type="button" data-copy="link" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
</article>
