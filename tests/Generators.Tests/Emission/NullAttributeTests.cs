using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>A member's attributes decide whether it may be null; they take precedence over its type.</summary>
public sealed class NullAttributeTests
{
    private const string Start = "using System.Diagnostics.CodeAnalysis; [GenericEvent(\"/u/A\")] public partial class Some";

    [Theory]
    [InlineData("{ [AllowNull] public string A { get; set; } = \"own\"; }")]
    [InlineData("{ [AllowNull] public string A { get; init; } = \"own\"; }")]
    [InlineData("{ public string A { get; [param: AllowNull] set; } = \"own\"; }")]
    [InlineData("{ [AllowNull, JsonInclude] public string A = \"own\"; }")]
    [InlineData("{ public Some([AllowNull] string a) => A = a; public string? A { get; } }")]
    public void Null_is_taken_where_an_attribute_allows_it(string rest) =>
        Assert.Null(EventType.In("Some", Start + rest).Decode("""{"A":null}""")["A"]);

    [Theory]
    [InlineData("{ [DisallowNull] public string? A { get; set; } }")]
    [InlineData("{ [DisallowNull] public string? A { get; init; } = \"own\"; }")]
    [InlineData("{ public string? A { get; [param: DisallowNull] set; } }")]
    [InlineData("{ [DisallowNull] public int? A { get; set; } }")]
    [InlineData("{ [DisallowNull, JsonInclude] public DayOfWeek? A; }")]
    [InlineData("{ public Some([DisallowNull] int? a) => A = a; public int? A { get; } }")]
    public void Null_is_refused_where_an_attribute_forbids_it(string rest) =>
        Assert.Equal("A", EventType.In("Some", Start + rest).Refuse("""{"A":null}""").Member);

    [Fact]
    public void A_member_that_must_not_be_set_to_null_may_be_absent() =>
        Assert.Null(EventType.In("Some", Start + "{ [DisallowNull] public string? A { get; set; } }").Decode("{}")["A"]);
}
