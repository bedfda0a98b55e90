using Microsoft.Extensions.Options;
using Notifications.Email;

namespace Notifications.Tests.Email;

public sealed class SmtpSenderTests : IAsyncLifetime
{
    private readonly ScriptedMailServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Where the conversation ends, and what we then know.</summary>
    public static TheoryData<string, string, string> Ends => new()
    {
        { ".", "250 queued", nameof(SmtpOutcome.Accepted) },
        { "RCPT", "450 4.2.0 greylisted", nameof(SmtpOutcome.NotNow) },
        { "RCPT", "550 5.1.1 no such user", nameof(SmtpOutcome.Never) },
        { ".", "451 4.3.0 try later", nameof(SmtpOutcome.NotNow) },
        { ".", "554 5.7.1 looks like spam", nameof(SmtpOutcome.Never) },
        { "DATA", "552 5.3.4 too big", nameof(SmtpOutcome.Never) },
        // Refused before a recipient was named: us, not them.
        { "MAIL", "530 5.7.0 log in first", nameof(SmtpOutcome.NoServer) },
        { "MAIL", "451 4.7.1 not now", nameof(SmtpOutcome.NoServer) },
        { "MAIL", "421 4.7.0 too fast", nameof(SmtpOutcome.NotNow) },
        { "EHLO", ScriptedMailServer.HangUp, nameof(SmtpOutcome.NoServer) },
        { "MAIL", ScriptedMailServer.HangUp, nameof(SmtpOutcome.NoServer) },
        { "RCPT", ScriptedMailServer.HangUp, nameof(SmtpOutcome.NoServer) },
        // From here on it may have been taken.
        { "DATA", ScriptedMailServer.HangUp, nameof(SmtpOutcome.Unknown) },
        { ".", ScriptedMailServer.HangUp, nameof(SmtpOutcome.Unknown) },
        { ".", "what?", nameof(SmtpOutcome.Unknown) },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Where_the_conversation_ends_decides_what_surely_happened(string command, string answer, string expected)
    {
        _server.Next(command, answer);
        using var sender = Sender(_server.Options);
        Assert.Equal(expected, (await sender.SendAsync(Emails.Claimed())).GetType().Name);
    }

    [Fact]
    public async Task A_server_that_is_not_there_took_nothing()
    {
        var options = _server.Options;
        await _server.DisposeAsync();
        using var sender = Sender(options);
        Assert.IsType<SmtpOutcome.NoServer>(await sender.SendAsync(Emails.Claimed()));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("ann@")]
    public async Task What_is_no_address_is_never_tried(string to)
    {
        using var sender = Sender(_server.Options);
        Assert.IsType<SmtpOutcome.Never>(await sender.SendAsync(Emails.Claimed() with { To = to }));
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task A_server_that_cannot_protect_the_line_gets_nothing()
    {
        var options = _server.Options;
        options.Tls = SmtpTls.StartTls;
        using var sender = Sender(options);
        Assert.IsNotType<SmtpOutcome.Accepted>(await sender.SendAsync(Emails.Claimed()));
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task One_connection_takes_many_and_one_that_was_hung_up_is_replaced()
    {
        using var sender = Sender(_server.Options);
        for (var i = 0; i < 3; i++) Assert.IsType<SmtpOutcome.Accepted>(await sender.SendAsync(Emails.Claimed()));
        Assert.Equal(1, _server.Connections);

        _server.Next("MAIL", ScriptedMailServer.HangUp);
        Assert.IsType<SmtpOutcome.Accepted>(await sender.SendAsync(Emails.Claimed()));
        Assert.Equal((2, 4), (_server.Connections, _server.Received.Count));
    }

    private static SmtpSender Sender(EmailOptions options) => new(Options.Create(options), TimeProvider.System);
}
