{{!The foot of a letter (Decree 30/2020/NĐ-CP, annex I): section COPY with NAME once per
recipient; section SIGNER_FOR with BODY_NAME ("TM. Ủy ban nhân dân"); SIGNER_POST; section SIGNER with NAME once it is signed}}
<div class="sheet__sign">
  <div class="sheet__copies"><p>[[letters.copies]]</p><ul>{{#COPY}}<li>{{NAME}};</li>{{/COPY}}<li>[[letters.copies.file]]</li></ul></div>
  <div>{{#SIGNER_FOR}}<p class="sheet__post">{{BODY_NAME}}</p>{{/SIGNER_FOR}}<p class="sheet__post">{{SIGNER_POST}}</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div>{{#SIGNER}}<p class="sheet__name">{{NAME}}</p>{{/SIGNER}}</div>
</div>
