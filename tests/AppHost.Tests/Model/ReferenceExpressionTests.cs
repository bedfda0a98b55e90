using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using CsCheck;

namespace AppHost.Tests.Model;

public sealed class ReferenceExpressionTests
{
    [Fact]
    public async Task A_value_is_known_when_it_runs_and_an_expression_in_the_manifest()
    {
        var password = new ParameterResource("db-password", _ => "s3cret", secret: true);

        var expression = ReferenceExpression.Create($"Host=localhost;Password={password}");

        Assert.Equal("Host=localhost;Password={db-password.value}", expression.ValueExpression);
        Assert.Equal("Host=localhost;Password=s3cret", await expression.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Braces_of_a_literal_stay_literal() => Gen.String.Sample(text =>
    {
        var expression = ReferenceExpression.Create($"{text}");
        Assert.Equal(text, expression.ValueExpression);
    });

    [Fact]
    public async Task Braces_inside_a_value_are_not_read_as_holes()
    {
        var odd = new ParameterResource("odd", _ => "{0}{not a hole}");

        Assert.Equal("<{0}{not a hole}>", await ReferenceExpression.Create($"<{odd}>").GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_servers_connection_strings_have_the_packages_form()
    {
        var password = new ParameterResource("p", _ => "x", secret: true);

        Assert.Equal(
            "Host={db.bindings.tcp.host};Port={db.bindings.tcp.port};Username=postgres;Password={p.value}",
            new PostgresServerResource("db", null, password).ConnectionStringExpression.ValueExpression);
        Assert.Equal(
            "amqp://guest:{p.value}@{bus.bindings.tcp.host}:{bus.bindings.tcp.port}",
            new RabbitMQServerResource("bus", null, password).ConnectionStringExpression.ValueExpression);
    }

    [Fact]
    public void A_generated_secret_uses_only_what_was_asked_for_and_is_never_the_same() => Gen.Int[1, 64].Sample(length =>
    {
        var value = new GenerateParameterDefault { MinLength = length, Special = false }.GetDefaultValue();
        Assert.Equal(length, value.Length);
        Assert.All(value, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
        if (length > 20) Assert.NotEqual(value, new GenerateParameterDefault { MinLength = length, Special = false }.GetDefaultValue());
    });

    [Fact]
    public async Task Two_resources_cannot_have_one_name()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("one");

        Assert.Throws<DistributedApplicationException>(() => drawing.AddProbe("ONE"));
    }
}
