using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Conversations;

/// <summary>What is kept of an unsent message in the browser, so that a reload does not lose it.</summary>
/// <param name="Html">What was typed.</param>
/// <param name="Delivery">The way chosen for it; null for the contact's default.</param>
/// <param name="Key">The Idempotency-Key it was already tried with; null when it was never tried.</param>
public sealed record Draft(string Html, DeliveryMode? Delivery, Guid? Key);

/// <summary>A message being written: its meter, its way out, its problem, and the promise that one draft is one message.</summary>
public sealed class ComposerModel(MessagingClient messaging, FeedModel feed)
{
    private Guid? _key;
    private int _question;

    public string Html { get; private set; } = "";

    public DeliveryMode? Delivery { get; private set; }

    /// <summary>What the message would become; null while nothing is typed or nobody could tell.</summary>
    public ComposePreview? Preview { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsSending { get; private set; }

    public bool IsBlank => ComposedHtml.IsBlank(Html);

    /// <summary>What the browser should keep.</summary>
    public Draft Draft => new(Html, Delivery, _key);

    public bool CanSend => !IsBlank && !IsSending;

    /// <summary>Takes up what the browser kept.</summary>
    public Task RestoreAsync(Draft draft)
    {
        (Html, Delivery, _key) = (ComposedHtml.Tidy(draft.Html), draft.Delivery, draft.Key);
        return MeasureAsync();
    }

    public Task TypeAsync(string html)
    {
        var tidy = ComposedHtml.Tidy(html);
        if (tidy == Html) return Task.CompletedTask;
        Html = tidy;
        _key = null;
        return MeasureAsync();
    }

    public Task ChooseAsync(DeliveryMode? delivery)
    {
        if (delivery == Delivery) return Task.CompletedTask;
        Delivery = delivery;
        _key = null;
        return MeasureAsync();
    }

    /// <summary>Starts sending what stands in the editor. Null when there is nothing to send or it is being sent already.</summary>
    public Draft? Begin(string html)
    {
        var tidy = ComposedHtml.Tidy(html);
        if (tidy != Html) (Html, _key) = (tidy, null);
        if (!CanSend) return null;
        var draft = new Draft(Html, Delivery, _key ?? Guid.CreateVersion7());
        (Html, Delivery, _key, Preview, Problem) = ("", null, null, null, null);
        IsSending = true;
        _question++;
        return draft;
    }

    /// <summary>Sends what <see cref="Begin"/> took. When it does not get through, it is back, above what was typed meanwhile.</summary>
    public async Task SendAsync(Draft draft)
    {
        var answer = await feed.SendAsync(new ComposeMessage(draft.Html, draft.Delivery), draft.Key!.Value);
        IsSending = false;
        Problem = answer.Problem;
        if (answer.IsOk) return;
        _key = IsBlank ? draft.Key : null;
        Html = ComposedHtml.Join(draft.Html, Html);
        Delivery = draft.Delivery;
        await MeasureAsync();
    }

    public bool CanSimplify => Preview?.ExpensiveCharacters.Any(PlainCharacters.HasTwin) == true;

    public Task SimplifyAsync() => TypeAsync(PlainCharacters.Simplify(Html));

    // The preview is the sending's own decision, run dry. Only the answer to the newest question counts.
    private async Task MeasureAsync()
    {
        var question = ++_question;
        if (IsBlank)
        {
            Preview = null;
            return;
        }

        var answer = await messaging.PreviewAsync(feed.ContactId, new ComposeMessage(Html, Delivery));
        if (question == _question) Preview = answer.Value;
    }
}
