using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MimeKit;

namespace TwilioSimulator.Mailbox;

/// <summary>
/// Whoever reads an email presses "reply": the answer goes where Reply-To says, with the email quoted below it as mail programs
/// do, and the mail server there brings it to its door.
/// </summary>
internal sealed class AnswerMail(IOptions<SimulatorOptions> options, TimeProvider clock) : IDisposable
{
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <param name="Words">What is written above the quote.</param>
    /// <param name="From">Another address than the email was sent to, as somebody has whom it was passed on to.</param>
    /// <param name="Headers">More headers, for example <c>Auto-Submitted</c>.</param>
    internal sealed record Answer(string? Words, string? From = null, IReadOnlyDictionary<string, string>? Headers = null);

    /// <param name="MessageId">Of the answer.</param>
    /// <param name="HttpStatus">What the door said.</param>
    internal sealed record Answered(string MessageId, int HttpStatus);

    public bool IsPossible => options.Value.RepliesUrl.Length > 0;

    public static async Task<Results<Ok<Answered>, NotFound, ValidationProblem>> HandleAsync(string id, Answer answer, MailShelf shelf, AnswerMail answers, CancellationToken left)
    {
        if (shelf.Find(id) is not { } mail) return TypedResults.NotFound();
        if (!answers.IsPossible || mail.ReplyTo is null) return Fault("email", "cannot be answered here");
        if (string.IsNullOrWhiteSpace(answer.Words)) return Fault("answer", "must have words");

        using var message = answers.Write(mail, answer);
        return TypedResults.Ok(new Answered(message.MessageId ?? "", await answers.BringAsync(message, left)));
    }

    public void Dispose() => _http.Dispose();

    MimeMessage Write(Mail mail, Answer answer)
    {
        var at = clock.GetUtcNow();
        var from = answer.From ?? mail.To[0];
        var message = new MimeMessage { Subject = mail.Subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) ? mail.Subject : $"Re: {mail.Subject}", Date = at, MessageId = $"{Guid.CreateVersion7(at):N}@mail.example" };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.AddRange(InternetAddressList.Parse(mail.ReplyTo!));
        if (mail.MessageId is { } answered) message.InReplyTo = answered;
        foreach (var (name, value) in answer.Headers ?? new Dictionary<string, string>()) message.Headers.Add(name, value);
        var quote = string.Join('\n', (mail.Text ?? "").ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => $"> {line}"));
        message.Body = new TextPart("plain") { Text = $"{answer.Words}\n\nOn {at:R} {mail.From} wrote:\n\n{quote}\n" };
        return message;
    }

    // As Postfix does it: one email, as it is, and no other answer than the status.
    async Task<int> BringAsync(MimeMessage message, CancellationToken left)
    {
        using var wire = new MemoryStream();
        await message.WriteToAsync(wire, left);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.RepliesUrl) { Content = new ByteArrayContent(wire.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.RepliesKey);
        using var response = await _http.SendAsync(request, left);
        return (int)response.StatusCode;
    }

    static ValidationProblem Fault(string field, string what) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [what] });
}
