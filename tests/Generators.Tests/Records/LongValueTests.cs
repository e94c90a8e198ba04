using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>Names of very long picklist values: the compiler refuses names of more than 1023 bytes.</summary>
public sealed class LongValueTests
{
    [Fact]
    public void Long_values_have_short_and_different_names()
    {
        var values = "ab".Select(static end => new PicklistValue(new string('\u4e2d', 3000) + end, null, true)).ToList();
        var names = PicklistNames.Choose(values, []).Select(static one => one.Identifier).ToList();
        Assert.Equal(2, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 1000));
    }
}
