namespace Texting.Contracts.Notifications.Http;

/// <summary>A kind of email the product writes, and the company's words for it: <c>GET /api/notifications/templates</c>.</summary>
/// <param name="Kind">Its stable name, for example <c>unassigned-text</c>.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Variables">Words that may stand in braces in subject and introduction, for example <c>{company}</c>.</param>
/// <param name="DefaultSubject">The product's subject.</param>
/// <param name="DefaultIntro">The product's introduction; paragraphs are parted by an empty line.</param>
/// <param name="Subject">The company's subject; null for the product's.</param>
/// <param name="Intro">The company's introduction; null for the product's.</param>
/// <param name="ChangedBy">Who changed it last; null for nobody.</param>
/// <param name="ChangedAt">When, UTC; null for never.</param>
public sealed record EmailTemplateView(
    string Kind,
    string Title,
    IReadOnlyList<string> Variables,
    string DefaultSubject,
    string DefaultIntro,
    string? Subject,
    string? Intro,
    string? ChangedBy,
    DateTimeOffset? ChangedAt);

/// <summary>
/// The words to use or to try: <c>PUT /api/notifications/templates/{kind}</c> and <c>POST …/{kind}/preview</c>.
/// </summary>
/// <param name="Subject">1-150 characters, one line; null for the product's.</param>
/// <param name="Intro">1-2000 characters of plain text; null for the product's.</param>
public sealed record EmailWords(string? Subject, string? Intro);

/// <summary>The email as it would arrive, filled with an example.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Html">A whole HTML document; show it in a sandboxed frame.</param>
/// <param name="Text">The plain part.</param>
public sealed record EmailPreview(string Subject, string Html, string Text);
