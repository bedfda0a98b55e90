using System.Buffers;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace TwilioSimulator.Mailbox;

/// <summary>Takes whatever is handed over, unless a fault says otherwise.</summary>
internal sealed class TakeMail(MailShelf shelf, MailFaults faults, TimeProvider clock) : MessageStore, IMailboxFilter
{
    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        faults.Strike(AddressOf(to), MailFault.RefuseForNow, MailFault.RefuseForGood) switch
        {
            MailFault.RefuseForNow => throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)450, "4.2.0 Try again later")),
            MailFault.RefuseForGood => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "5.1.1 No such mailbox")),
            _ => Task.FromResult(true),
        };

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var recipients = transaction.To.Select(AddressOf).ToList();
        var fault = faults.Strike(recipients[0], MailFault.RejectForNow, MailFault.RejectForGood, MailFault.LoseAnswer);
        if (fault is MailFault.RejectForNow) return new SmtpResponse(SmtpReplyCode.Aborted, "4.3.0 Try again later");
        if (fault is MailFault.RejectForGood) return new SmtpResponse(SmtpReplyCode.TransactionFailed, "5.7.1 Looks like spam");

        using var wire = new MemoryStream(buffer.ToArray());
        shelf.Add(Mail.Read(wire, recipients, clock.GetUtcNow()));
        if (fault is not MailFault.LoseAnswer) return SmtpResponse.Ok;

        // Without its line the session cannot answer, and ends.
        (context.Pipe as IDisposable)?.Dispose();
        throw new IOException("The answer is lost, as asked.");
    }

    static string AddressOf(IMailbox mailbox) => $"{mailbox.User}@{mailbox.Host}";
}
