using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Conversations;

/// <summary>A message as the editor holds it; kept in the browser until the server has it.</summary>
/// <param name="Html">What was typed.</param>
/// <param name="Delivery">The way chosen for it; null for the contact's default.</param>
/// <param name="Key">Its Idempotency-Key once it was tried; a change of the text makes it another message and clears it.</param>
public sealed record Draft(string Html, DeliveryMode? Delivery, Guid? Key)
{
    /// <summary>Uploaded pictures, in order.</summary>
    public IReadOnlyList<DraftPicture> Pictures { get; init; } = [];
}

/// <summary>A message being written: its meter, its way out, its problem, and the promise that one draft is one message.</summary>
public sealed class ComposerModel(MessagingClient messaging, FeedModel feed)
{
    /// <summary>Characters of HTML that one message holds; the editor tells no more than one above it.</summary>
    public const int Longest = 20_000;

    private (Guid Key, Task<bool> Outcome)? _underWay;
    private int _question;

    public string Html { get; private set; } = "";

    public DeliveryMode? Delivery { get; private set; }

    /// <summary>What the message would become; null while nothing is typed or nobody could tell.</summary>
    public ComposePreview? Preview { get; private set; }

    public ComposerPictures Pictures { get; } = new(messaging);

    /// <summary>The same words as one text; null when it is one already, or no way makes it one.</summary>
    public Shortening? OneText { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsSending => _underWay is { Outcome.IsCompleted: false };

    public bool IsTooLong => Html.Length > Longest;

    public bool CanSend => !IsSending && !IsTooLong && !Pictures.IsUploading && !IsEmpty;

    private bool IsEmpty => ComposedHtml.IsBlank(Html) && Pictures.Ready.Count == 0;

    public bool CanSimplify => Preview?.ExpensiveCharacters.Any(PlainCharacters.HasTwin) == true;

    /// <summary>Takes up what the browser kept.</summary>
    public Task RestoreAsync(Draft draft)
    {
        (Html, Delivery) = (ComposedHtml.Tidy(draft.Html), draft.Delivery);
        Pictures.PutBack(draft.Pictures);
        return MeasureAsync();
    }

    /// <param name="html">What stands in the editor.</param>
    /// <param name="goesOn">More is about to come: only the meter is asked for.</param>
    public Task TypeAsync(string html, bool goesOn = false)
    {
        Html = ComposedHtml.Tidy(html);
        return MeasureAsync(goesOn);
    }

    /// <summary>The person, or the company's number, stands differently: what is written keeps its words and may become something else.</summary>
    public Task StandsDifferentlyAsync() => MeasureAsync();

    public Task ChooseAsync(DeliveryMode? delivery)
    {
        Delivery = delivery;
        return MeasureAsync();
    }

    /// <summary>Uploads one picture; what the message becomes is asked anew.</summary>
    public async Task AddPictureAsync(ChosenFile file, Func<Task<Stream>> open)
    {
        await Pictures.AddAsync(file, open);
        await MeasureAsync();
    }

    public Task RemovePictureAsync(Guid id)
    {
        Pictures.Remove(id);
        return MeasureAsync();
    }

    /// <summary>
    /// Sends a draft; true when the server has it. The same draft again, by a double click or after a broken
    /// connection, is the same message: it waits for the first attempt, or repeats it with the same key.
    /// </summary>
    public Task<bool> SendAsync(Draft draft)
    {
        if (_underWay is { } first && first.Key == draft.Key && IsSending) return first.Outcome;
        var key = draft.Key ?? Guid.CreateVersion7();
        (Html, Delivery, Preview, OneText, Problem) = ("", null, null, null, null);
        Pictures.Clear();
        _question++;
        var outcome = SendAsync(draft, key);
        _underWay = (key, outcome);
        return outcome;
    }

    private async Task<bool> SendAsync(Draft draft, Guid key)
    {
        var message = new ComposeMessage(ComposedHtml.Tidy(draft.Html), draft.Delivery) { Images = [.. draft.Pictures.Select(picture => picture.Id)] };
        var answer = await feed.SendAsync(message, key, draft.Pictures);
        Problem = answer.Problem;
        if (answer.IsOk) return true;
        Delivery = draft.Delivery;
        Pictures.PutBack(draft.Pictures);
        return false;
    }

    // The preview is the sending's own decision, run dry. Only the answer to the newest question counts.
    private async Task MeasureAsync(bool goesOn = false)
    {
        var question = ++_question;
        OneText = null;
        if (IsTooLong || IsEmpty)
        {
            Preview = null;
            return;
        }

        var preview = await AskAsync(Html);
        if (question != _question) return;
        Preview = preview;
        if (goesOn || preview is null || Meter.SegmentsOf(preview) < 2) return;

        // Offered only when it holds what it promises: the shorter message is measured as well.
        foreach (var way in Conversations.OneText.Ways(Html, preview.ExpensiveCharacters))
        {
            var shorter = await AskAsync(way.Html);
            if (question != _question) return;
            if (shorter is not { CutOff: null } || Meter.SegmentsOf(shorter) != 1) continue;
            OneText = way;
            return;
        }
    }

    private async Task<ComposePreview?> AskAsync(string html) =>
        (await messaging.PreviewAsync(feed.ContactId, new ComposeMessage(html, Delivery) { Images = Pictures.Ids })).Value;
}
