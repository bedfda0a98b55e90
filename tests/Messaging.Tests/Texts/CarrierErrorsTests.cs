using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class CarrierErrorsTests
{
    // The carrier's list of codes that can come back for a text (twilio.md section 11), campaign and look-up codes apart.
    private static readonly int[] Documented =
    [
        20003, 20005, 20404, 20429, 20500, 20503, 21211, 21212, 21214, 21217, 21268, 21408, 21606, 21608, 21610, 21611, 21612, 21614, 21617, 21619,
        21620, 21623, 21635, 21703, 21704, 21724, 21729, 21730, 21731, 30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30010, 30019, 30022,
        30023, 30024, 30032, 30033, 30034, 30035, 30036, 30037, 30410, 30450, 30485, 30500, 30610, 30640, 35114, 35115, 35117, 35118, 35125, 11200, 14107,
    ];

    [Fact]
    public void Every_documented_code_is_in_the_table() =>
        Assert.Empty(Documented.Except(CarrierErrors.All.Select(error => error.Code!.Value)));

    [Fact]
    public void Every_code_says_in_a_sentence_what_happened_and_what_to_do() => Assert.All(CarrierErrors.All, error =>
    {
        Assert.EndsWith(".", error.Words, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Action, StringComparison.Ordinal);
        Assert.Equal($"carrier-{error.Code}", error.Refusal.Code);
        Assert.All([error.Refusal, error.AfterAcceptance(isRetry: false), error.AfterAcceptance(isRetry: true)], said => Assert.Equal(error.Words, said.Text));
    });

    [Theory]
    [InlineData(21610, CarrierErrorClass.Consent)]
    [InlineData(30003, CarrierErrorClass.Retryable)]
    [InlineData(30006, CarrierErrorClass.Permanent)]
    [InlineData(30007, CarrierErrorClass.Content)]
    [InlineData(30034, CarrierErrorClass.Registration)]
    [InlineData(20003, CarrierErrorClass.Account)]
    public void Codes_are_classed_as_the_carrier_documents_them(int code, CarrierErrorClass expected) =>
        Assert.Equal(expected, CarrierErrors.Of(code).Class);

    [Theory]
    [InlineData(99_999)]
    [InlineData(null)]
    public void An_unknown_code_is_never_tried_again_by_itself(int? code)
    {
        Assert.Null(CarrierErrors.Of(code).RetryAfter);
        Assert.Null(CarrierErrors.Of(code).Redelivery);
        Assert.NotEmpty(CarrierErrors.Of(code).Refusal.Text);
    }

    [Fact]
    public void What_a_carrier_blocked_or_a_person_refused_is_never_tried_again_by_itself() => Assert.All(
        CarrierErrors.All.Where(error => error.Class is CarrierErrorClass.Content or CarrierErrorClass.Consent or CarrierErrorClass.Permanent or CarrierErrorClass.Account),
        error => Assert.True(error.RetryAfter is null && error.Redelivery is null, error.Words));
}
