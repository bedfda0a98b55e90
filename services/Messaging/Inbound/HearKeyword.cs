using Messaging.Contacts;
using Messaging.Data;
using Messaging.OptOuts;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Inbound;

/// <summary>What a text asks for, and the locked opt-out it changes; without one when it changes none.</summary>
/// <param name="Superseded">It was recovered late, and the phone has said something else since.</param>
internal sealed record HeardKeyword(Keyword Kind, OptOut? OptOut, bool Superseded = false)
{
    internal bool IsKeyword => Kind is not Keyword.None;

    /// <summary>Whether the opt-out was another one before this text.</summary>
    internal bool Changes { get; init; }

    /// <summary>Changes the opt-out and keeps the evidence. The row was locked before, so that nothing leaves in between.</summary>
    internal void Record(MessagingDb db, InboundText text, Guid? contactId, DateTimeOffset at)
    {
        if (OptOut is null || Kind is not (Keyword.Stop or Keyword.Start)) return;
        if (!Superseded && Kind is Keyword.Stop) OptOut.Stop(ConsentSource.Keyword, notedBy: null, at);
        else if (!Superseded) OptOut.Start(at);
        db.ConsentEvents.Add(new ConsentEvent
        {
            CompanyId = OptOut.CompanyId,
            ContactId = contactId,
            Phone = OptOut.Phone,
            Change = Kind is Keyword.Stop ? ConsentChange.OptedOut : ConsentChange.OptedIn,
            Source = ConsentSource.Keyword,
            Detail = Keywords.Word(text.Body) is { Length: > 0 } word ? word : text.OptOutType,
            At = at,
        });
    }
}

/// <summary>Decides which keyword a text is, with the opt-out as it stands.</summary>
internal static class HearKeyword
{
    /// <summary>Takes the lock of the phone's opt-out until the present transaction ends, if the keyword could change it.</summary>
    internal static async Task<HeardKeyword> HearAsync(
        this MessagingDb db, InboundText text, Guid companyId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var keyword = Keywords.Of(text.Body, text.OptOutType);
        if (keyword is Keyword.None or Keyword.Help) return new(keyword, null);

        var optOut = await db.LockOptOutAsync(companyId, text.From, at, cancellationToken);
        var superseded = text.Recovered && await db.ConsentEvents.AnyAsync(said => said.Phone == text.From && said.At > at, cancellationToken);
        if (keyword is Keyword.StartIfStopped) keyword = optOut.OptedOut && !superseded ? Keyword.Start : Keyword.None;
        var changes = keyword is not Keyword.None && !superseded && optOut.OptedOut != keyword is Keyword.Stop;
        if (changes) await db.TellPlatformAsync(companyId, text.From, cancellationToken);
        return new(keyword, optOut, superseded) { Changes = changes };
    }
}
