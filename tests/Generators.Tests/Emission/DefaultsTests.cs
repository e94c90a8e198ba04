using System.Globalization;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>A member that the event lacks keeps the value that the type's own code gives it, wherever that code is.</summary>
public sealed class DefaultsTests
{
    [Theory]
    [InlineData("partial class Kept { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Kept { public string A { get; init; } = \"own\"; }")]
    [InlineData("partial record Kept { public string A { get; init; } = \"own\"; }")]
    [InlineData("partial struct Kept { public Kept() { } public string A { get; init; } = \"own\"; }")]
    [InlineData("partial record struct Kept() { public string A { get; init; } = \"own\"; }")]
    [InlineData("readonly partial struct Kept { public Kept() => A = \"own\"; public string A { get; init; } }")]
    [InlineData("partial class Kept { public Kept() => A = \"own\"; public string A { get; init; } }")]
    [InlineData("partial class Kept { [JsonInclude] public string A = \"own\"; }")]
    [InlineData("partial class Kept { private string _a = \"own\"; public string A { get => _a; init => _a = value; } }")]
    [InlineData("partial class Kept : Base; public class Base { public string A { get; init; } = \"own\"; }")]
    [InlineData("partial class Kept : Base { public Kept() : base(\"own\") { } } public class Base { public Base(string a) => A = a; public string A { get; init; } }")]
    [InlineData("partial record Kept() : Base(\"own\"); public record Base(string A);")]
    [InlineData("partial record Kept(string A = \"own\");")]
    [InlineData("partial class Kept(string a = \"own\") { public string A { get; } = a; }")]
    [InlineData("partial class Kept { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Kept() => A = \"own\"; public required string A { get; init; } }")]
    [InlineData("partial class Kept { private protected Kept(int n) => A = \"\"; [JsonConstructor] private Kept() => A = \"own\"; [JsonInclude] public string A { get; private set; } }")]
    [InlineData("partial class Kept { public partial string A { get; set; } } partial class Kept { private string _a = \"own\"; public partial string A { get => _a; set => _a = value; } }")]
    [InlineData("partial class Kept : Base { public new void A() { } } public class Base { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Kept : Base { public new static int A { get; set; } } public class Base { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Kept : Base { public new class A { } } public class Base { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Kept : Base { private new int A() => 1; public int B() => A(); } public class Base { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Kept {\n#nullable disable\npublic string A { get; init; } = \"own\";\n#nullable restore\n}")]
    public void An_absent_member_keeps_its_default_and_a_present_one_does_not(string declaration)
    {
        var type = EventType.In("Kept", "[PushTopic(\"/topic/Kept\")] public " + declaration);
        Assert.Equal("own", type.Decode("""{"B":"sent"}""")["A"]);
        Assert.Equal("sent", type.Decode("""{"A":"sent"}""")["A"]);
    }

    [Theory]
    [InlineData("partial class Text { public string A { get; set; } = \"own\"; }")]
    [InlineData("partial class Text { public string A { get; init; } = \"own\"; }")]
    [InlineData("partial struct Text { public required string A { get; init; } }")]
    public void A_text_payload_takes_the_place_of_a_default(string declaration) =>
        Assert.Equal(
            "sent",
            EventType.In("Text", "[GenericEvent(\"/u/Text\", Payload = PayloadFormat.Text)] public " + declaration).Decode("\"sent\"")["A"]);

    [Fact]
    public void A_member_can_be_required_in_JSON_alone()
    {
        var type = EventType.In("Needs", "[PushTopic(\"/topic/Needs\")] public partial class Needs { [JsonRequired] public int? A { get; set; } }");
        Assert.Null(type.Decode("""{"A":null}""")["A"]);
        Assert.Equal("A", type.Refuse("{}").Member);
    }

    [Fact]
    public void The_machines_culture_does_not_show_in_the_file()
    {
        const string source = "[PushTopic(\"/topic/A\")] public partial record Values(int A = -1, double B = -1.5, decimal C = -2.5m);";
        var expected = EventCompilation.Of(source).Generated[0].SourceText.ToString();
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("\u22121,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, EventCompilation.Of(source).Generated[0].SourceText.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("partial record Values(double A = double.NaN, float B = -1.5f, char? C = null);", false)]
    [InlineData("partial record Values(double A = double.NaN, float B = -1.5f, decimal C = 1.10m);", true)]
    [InlineData("partial record Values(double A = double.NegativeInfinity, float B = 1e-30f, string C = \"a\\\"\\u2028\\n\");", true)]
    [InlineData("partial record Values(long A = long.MinValue, ulong B = ulong.MaxValue, DayOfWeek? C = (DayOfWeek)77);", true)]
    [InlineData("partial class Values([System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(5)] DateTime a) { public DateTime A { get; } = a; }", true)]
    [InlineData("partial record Values(Guid A = default, DateOnly? B = null, bool C = true);", true)]
    public void Defaults_of_parameters_are_written_as_they_are(string declaration, bool isValid)
    {
        var source = "[PushTopic(\"/topic/Values\")] public " + declaration;
        if (!isValid)
        {
            Assert.Contains("TSE0009", EventCompilation.Of(source).Generated[0].SourceText.ToString(), StringComparison.Ordinal);
            return;
        }

        var type = EventType.In("Values", source);
        Assert.Equal(type.Create().ToString(), type.Decode("{}").ToString());
    }
}
