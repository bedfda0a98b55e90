using System.Collections.Concurrent;
using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Notifications.Email;

/// <summary>Speaks SMTP, and says what surely happened: the line between "not sent" and "in doubt" is the recipient's acceptance, after which the message goes over.</summary>
internal sealed class SmtpSender(IOptions<EmailOptions> options, TimeProvider clock) : IDisposable
{
    // Servers hang up on idle clients; a greeting and a TLS handshake for each mail would be the most of the work.
    private static readonly TimeSpan KeepIdle = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<(Connection Connection, DateTimeOffset Since)> _idle = [];

    public async Task<SmtpOutcome> SendAsync(ClaimedEmail email)
    {
        if (Letter.Of(email, options.Value, clock.GetUtcNow()) is not { } letter) return new SmtpOutcome.Never("The address is not an email address.");

        using var time = new CancellationTokenSource(options.Value.Timeout, clock);
        if (TakeIdle() is { } used)
        {
            var outcome = await TryAsync(used, letter, time.Token);
            // It had hung up meanwhile, before it took anything.
            if (outcome is not SmtpOutcome.NoServer) return outcome;
        }

        return await TryAsync(new Connection(), letter, time.Token);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var entry)) entry.Connection.Dispose();
    }

    private async Task<SmtpOutcome> TryAsync(Connection connection, MimeMessage letter, CancellationToken cancellationToken)
    {
        var keep = false;
        try
        {
            if (!connection.IsConnected) await ConnectAsync(connection, cancellationToken);
            connection.IsHandingOver = false;
            await connection.SendAsync(letter, Envelope(letter), [(MailboxAddress)letter.To[0]], cancellationToken);
            keep = true;
            return new SmtpOutcome.Accepted();
        }
        catch (SmtpCommandException refusal)
        {
            return Refused(refusal, connection.IsHandingOver);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // After the last byte a broken line, a time-out and nonsense mean the same: nobody knows.
            var why = Words(failure);
            return connection.IsHandingOver ? new SmtpOutcome.Unknown(why) : failure is NotSupportedException ? new SmtpOutcome.Never(why) : new SmtpOutcome.NoServer(why);
        }
        finally
        {
            if (keep) _idle.Add((connection, clock.GetUtcNow()));
            else connection.Dispose();
        }
    }

    private async Task ConnectAsync(Connection connection, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        await connection.ConnectAsync(settings.Host, settings.Port, settings.Tls switch
        {
            SmtpTls.None => SecureSocketOptions.None,
            SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        }, cancellationToken);
        if (settings.User.Length > 0) await connection.AuthenticateAsync(settings.User, settings.Password, cancellationToken);
    }

    private MailboxAddress Envelope(MimeMessage letter) =>
        options.Value.Bounces.Length > 0 ? MailboxAddress.Parse(options.Value.Bounces) : (MailboxAddress)letter.From[0];

    private static SmtpOutcome Refused(SmtpCommandException refusal, bool ofMessage)
    {
        var code = (int)refusal.StatusCode;
        var answer = $"{code.ToString(CultureInfo.InvariantCulture)} {Short(refusal.Message)}";
        if (code == 421) return new SmtpOutcome.NotNow(code, answer);
        // What is refused before a recipient was named is us: our address, our login. No email may be lost for that.
        if (!ofMessage && refusal.ErrorCode is not SmtpErrorCode.RecipientNotAccepted) return new SmtpOutcome.NoServer(answer);
        return code is >= 400 and < 500 ? new SmtpOutcome.NotNow(code, answer) : new SmtpOutcome.Never(answer);
    }

    private static string Words(Exception failure) => failure switch
    {
        AuthenticationException => "The mail server refused the login.",
        SslHandshakeException => "No protected connection to the mail server.",
        OperationCanceledException or TimeoutException => "The mail server took too long.",
        NotSupportedException => "The mail server cannot mail to this address.",
        _ => "The connection to the mail server failed.",
    };

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];

    private Connection? TakeIdle()
    {
        while (_idle.TryTake(out var entry))
        {
            if (entry.Connection.IsConnected && clock.GetUtcNow() - entry.Since < KeepIdle) return entry.Connection;
            entry.Connection.Dispose();
        }

        return null;
    }

    /// <summary>Knows whether the conversation has come to the point from which on the message may have been taken.</summary>
    private sealed class Connection : SmtpClient
    {
        public bool IsHandingOver { get; set; }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            IsHandingOver = true;
            base.OnRecipientAccepted(message, mailbox, response);
        }
    }
}
