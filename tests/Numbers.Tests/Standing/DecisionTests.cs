using Numbers.Eligibility;
using Numbers.Ownership;
using Numbers.Registration;
using Numbers.Standing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Tests.Standing;

/// <summary>One pure function decides whether a number may send; another how a registration stands.</summary>
public sealed class DecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("US", null, SenderStanding.Provisioning)]
    [InlineData("US", RegistrationStanding.UnderReview, SenderStanding.Provisioning)]
    [InlineData("US", RegistrationStanding.WaitingForOwner, SenderStanding.Provisioning)]
    [InlineData("US", RegistrationStanding.Failed, SenderStanding.Provisioning)]
    [InlineData("US", RegistrationStanding.Green, SenderStanding.Live)]
    [InlineData("CA", null, SenderStanding.Live)]
    public void An_owned_number_is_live_when_the_registration_is_green_or_not_needed(string country, RegistrationStanding? registration, SenderStanding standing)
    {
        var (decided, reason) = SenderDecision.Decide(Company(country), Owned(), registration);
        Assert.Equal((standing, standing == SenderStanding.Live), (decided, reason is null));
    }

    [Theory]
    [InlineData(Plan.Lite, false)]
    [InlineData(Plan.Team, true)]
    public void A_plan_without_texting_suspends_whatever_is_green(Plan plan, bool trial) =>
        Assert.Equal(SenderStanding.Suspended, SenderDecision.Decide(Company("US", plan, trial), Owned(), RegistrationStanding.Green).Standing);

    [Fact]
    public void Off_releasing_and_released_say_so()
    {
        var number = Owned();
        number.Switch(false);
        Assert.Equal(SenderStanding.Suspended, SenderDecision.Decide(Company("CA"), number, null).Standing);
        number.Switch(true);
        number.Release(Now.AddDays(3));
        Assert.Equal(SenderStanding.Suspended, SenderDecision.Decide(Company("CA"), number, null).Standing);
        number.GoneBack(Now);
        Assert.Equal(SenderStanding.Released, SenderDecision.Decide(Company("CA", Plan.Lite), number, null).Standing);
    }

    [Theory]
    [InlineData(RegistrationStanding.UnderReview, StepLight.Green, StepLight.Amber, StepLight.Off, StepLight.Off, StepLight.Off)]
    [InlineData(RegistrationStanding.WaitingForOwner, StepLight.Green, StepLight.Green, StepLight.Amber, StepLight.Off, StepLight.Off)]
    [InlineData(RegistrationStanding.WaitingForOwner, StepLight.Green, StepLight.Green, StepLight.Red, StepLight.Off, StepLight.Off)]
    [InlineData(RegistrationStanding.Failed, StepLight.Green, StepLight.Red, StepLight.Off, StepLight.Off, StepLight.Off)]
    [InlineData(RegistrationStanding.Failed, StepLight.Green, StepLight.Green, StepLight.Green, StepLight.Green, StepLight.Red)]
    [InlineData(RegistrationStanding.Green, StepLight.Green, StepLight.Green, StepLight.Green, StepLight.Green, StepLight.Green)]
    public void The_lights_make_one_word(RegistrationStanding standing, params StepLight[] lights)
    {
        var steps = Enum.GetValues<RegistrationStepName>().Select(name => new RegistrationStep(Guid.Empty, Guid.Empty, name, Now)).ToList();
        for (var i = 0; i < lights.Length; i++) steps[i].Show(lights[i], Now);
        Assert.Equal(standing, RegistrationDecision.Decide(steps).Standing);
    }

    [Fact]
    public void A_snapshot_is_said_once_and_its_version_always_grows()
    {
        var said = new PublishedStanding(Guid.CreateVersion7());
        var snapshot = new SenderChanged(said.CompanyId, "+14155550100", "MG", "AC", SenderStanding.Live, null, 0);
        var first = said.Say(snapshot, Now);
        Assert.Null(said.Say(snapshot, Now));
        // Even when the clock is set back.
        var second = said.Say(snapshot with { Standing = SenderStanding.Suspended }, Now.AddDays(-1));
        Assert.True(second!.Version > first!.Version);
    }

    private static Company Company(string country, Plan plan = Plan.Team, bool trial = false)
    {
        var company = new Company(Guid.CreateVersion7());
        company.Apply(new CompanyChanged(company.CompanyId, 1, "Paws", plan, trial, country, "America/New_York", "O", "o@example.com", ["Phone"], true, true));
        return company;
    }

    private static TextingNumber Owned()
    {
        var number = TextingNumber.Choose(Guid.CreateVersion7(), "+14155550100", "AC", Now);
        number.Own(Now);
        return number;
    }
}
