{{!A letter on paper, layout of Decree 30/2020/NĐ-CP annex I. Filled by pages::fill_sheet.
level: of its title as a heading}}
<article class="letter" lang="{{SHEET_LANG}}">
{{#FORM}}<p class="letter__form">{{FORM_NAME}}</p>{{/FORM}}
{{#AGENCY}}<div class="sheet__head">
  <div>{{#SUPERIOR}}<p class="sheet__superior">{{SUPERIOR_NAME}}</p>{{/SUPERIOR}}<p class="sheet__unit">{{SHEET_UNIT}}</p><p class="sheet__number">{{NUMBER}}</p>{{#SUBJECT}}<p class="letter__subject">{{SUBJECT_TEXT}}</p>{{/SUBJECT}}</div>
  <div><p class="sheet__nation">{{NATION}}</p><p class="sheet__motto">{{MOTTO}}</p><p class="sheet__date">{{PLACE_DATE}}</p></div>
</div>{{/AGENCY}}
{{#NO_AGENCY}}<div class="letter__nation"><p class="sheet__nation">{{NATION}}</p><p class="sheet__motto">{{MOTTO}}</p></div>
<p class="letter__when">{{PLACE_DATE}}</p>{{/NO_AGENCY}}
{{#MARK}}<p class="letter__mark">{{MARK_TEXT}}</p>{{/MARK}}
{{#SHEET_TITLE}}<h@level@ class="sheet__title">{{SHEET_TITLE_TEXT}}</h@level@>{{/SHEET_TITLE}}
{{#ABOUT}}<p class="letter__about">{{ABOUT_TEXT}}</p>{{/ABOUT}}
{{#TO_ONE}}<p class="letter__to">{{TO_LABEL}} {{#TO}}<strong>{{>parts/run}}</strong>{{/TO}}</p>{{/TO_ONE}}
{{#TO_MANY}}<div class="letter__tos"><p>{{TO_LABEL}}</p><ul>{{#TO}}<li>{{>parts/run}}</li>{{/TO}}</ul></div>{{/TO_MANY}}
{{#BLOCK}}
{{#TEXT}}<p class="letter__text">{{>parts/run}}</p>{{/TEXT}}
{{#HEADING}}<p class="letter__heading">{{>parts/run}}</p>{{/HEADING}}
{{#STRONG}}<p class="letter__strong">{{>parts/run}}</p>{{/STRONG}}
{{#BASIS}}<p class="letter__basis">{{>parts/run}}</p>{{/BASIS}}
{{#CENTRE}}<p class="letter__centre">{{>parts/run}}</p>{{/CENTRE}}
{{#ITEM}}<p class="letter__item">{{>parts/run}}</p>{{/ITEM}}
{{#FILES}}<ol class="letter__files">{{#FILE}}<li>{{>parts/run}}</li>{{/FILE}}</ol>{{/FILES}}
{{#TABLE}}<table class="letter__table"><tbody>{{#ROW}}<tr>{{#CELL}}<td>{{>parts/run}}</td>{{/CELL}}</tr>{{/ROW}}</tbody></table>{{/TABLE}}
{{#SIGNS}}<div class="letter__signs">{{#SIGN}}<div><p class="sheet__post">{{>parts/run}}</p><p class="sheet__hint">{{SIGN_HINT}}</p><div class="sheet__space"></div></div>{{/SIGN}}</div>{{/SIGNS}}
{{#TRACK}}<div class="letter__track">
  <div class="letter__qr">{{QR:none}}</div>
  <div><p>{{CODE_LABEL}}</p><p class="letter__code">{{CODE}}</p><p>{{TRACK_TEXT}}<br>{{TRACK_URL}}</p><p class="letter__small">{{TRACK_SECRET}}</p></div>
</div>{{/TRACK}}
{{/BLOCK}}
{{#FOOT}}<div class="sheet__sign">
  <div class="sheet__copies">{{#COPIES}}<p>{{COPIES_LABEL}}</p><ul>{{#COPY}}<li>{{>parts/run}}</li>{{/COPY}}</ul>{{/COPIES}}</div>
  <div>{{#SIGNER}}{{#SIGNER_FOR}}<p class="sheet__post">{{SIGNER_FOR_TEXT}}</p>{{/SIGNER_FOR}}<p class="sheet__post">{{SIGNER_POST}}</p><p class="sheet__hint">{{SIGN_HINT}}</p><div class="sheet__space"></div>{{#SIGNER_NAME}}<p class="sheet__name">{{SIGNER_NAME_TEXT}}</p>{{/SIGNER_NAME}}{{/SIGNER}}</div>
</div>{{/FOOT}}
</article>
