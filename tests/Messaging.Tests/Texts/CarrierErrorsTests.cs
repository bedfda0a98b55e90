using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class CarrierErrorsTests
{
    [Fact]
    public void Every_code_says_in_a_sentence_what_happened()
    {
        Assert.True(CarrierErrors.All.Count > 40);
        Assert.All(CarrierErrors.All, error =>
        {
            Assert.EndsWith(".", error.Words, StringComparison.Ordinal);
            Assert.Equal($"carrier-{error.Code}", error.Refusal.Code);
        });
    }

    [Theory]
    [InlineData(21610, CarrierErrorClass.OptedOut)]
    [InlineData(30003, CarrierErrorClass.Retry)]
    [InlineData(30006, CarrierErrorClass.Recipient)]
    [InlineData(30007, CarrierErrorClass.Content)]
    [InlineData(30034, CarrierErrorClass.Configuration)]
    public void Codes_are_classed_as_the_carrier_documents_them(int code, CarrierErrorClass expected) =>
        Assert.Equal(expected, CarrierErrors.Of(code).Class);

    [Theory]
    [InlineData(99_999)]
    [InlineData(null)]
    public void An_unknown_code_is_never_tried_again_by_itself(int? code)
    {
        Assert.Null(CarrierErrors.Of(code).RetryAfter);
        Assert.NotEmpty(CarrierErrors.Of(code).Refusal.Text);
    }
}
