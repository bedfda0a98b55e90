using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.OptOuts;

/// <summary>Takes the row whose lock decides between a STOP and a text that is about to leave.</summary>
public static class LockOptOut
{
    /// <summary>Claims that began before are over when this returns, and the next ones see what is changed here.</summary>
    /// <param name="db">In a transaction that holds no lock of a text or a conversation yet.</param>
    /// <param name="companyId">The current company.</param>
    /// <param name="phone">As the carrier writes it.</param>
    /// <param name="at">For a phone that has no row yet.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<OptOut> LockOptOutAsync(
        this MessagingDb db, Guid companyId, string phone, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await db.RememberPhoneAsync(companyId, phone, at, cancellationToken);
        return await db.OptOuts
            .FromSql($"SELECT * FROM opt_outs WHERE company_id = {companyId} AND phone = {phone} FOR UPDATE")
            .SingleAsync(cancellationToken);
    }
}
