using TwilioSimulator.Handsets;

namespace TwilioSimulator.Mailbox;

/// <summary>Everything a browser asks for is below one path; tests read whole emails below /control.</summary>
internal static class MailboxEndpoints
{
    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/dev/mailbox");
        page.MapGet("", ServePage.Mailbox);
        page.MapGet("/state", ReadMailbox.List);
        page.MapGet("/events", ReadMailbox.Events);
        page.MapGet("/mails/{id}", ReadMailbox.One);
        page.MapGet("/mails/{id}/html", ReadMailbox.Html);
        page.MapPost("/mails/{id}/answers", AnswerMail.HandleAsync);
        page.MapPost("/faults", SwitchMailFaults.Add);
        page.MapDelete("/faults", SwitchMailFaults.Clear);

        var control = app.MapGroup("/control/mailbox");
        control.MapGet("", ReadMailbox.Whole);
        control.MapPost("/{id}/answers", AnswerMail.HandleAsync);
        control.MapPost("/faults", SwitchMailFaults.Add);
        control.MapDelete("/faults", SwitchMailFaults.Clear);
    }
}
