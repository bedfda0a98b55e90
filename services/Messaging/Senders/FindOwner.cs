using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Numbers;

namespace Messaging.Senders;

/// <summary>Whose number was texted? Asked before there is a company, so it looks at those of all.</summary>
public static class FindOwner
{
    /// <summary>Null for a number of nobody; one that was given back is nobody's, or its next owner's.</summary>
    public static async Task<Guid?> FindOwnerAsync(this MessagingDb db, string accountSid, string number, CancellationToken cancellationToken)
    {
        var owners = await db.Database.SqlQuery<Guid>($"""
            SELECT company_id AS "Value" FROM senders
            WHERE account_sid = {accountSid} AND number = {number} AND standing <> {nameof(SenderStanding.Released)}
            """).ToListAsync(cancellationToken);
        return owners is [var owner] ? owner : null;
    }
}
