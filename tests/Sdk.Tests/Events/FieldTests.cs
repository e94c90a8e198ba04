namespace TypedStreaming.Tests.Events;

public sealed class FieldTests
{
    [Fact]
    public void A_field_is_unset_by_default()
    {
        Field<int> field = default;
        Assert.Equal((false, false, false), (field.IsSet, field.IsNull, field.HasValue));
        Assert.Equal((0, 5, "(unset)"), (field.GetValueOrDefault(), field.GetValueOrDefault(5), field.ToString()));
        Assert.False(field.TryGetValue(out _));
        Assert.Contains("unset", Assert.Throws<InvalidOperationException>(() => field.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_can_be_null_whatever_its_type()
    {
        var field = Field<int>.Null;
        Assert.Equal((true, true, false), (field.IsSet, field.IsNull, field.HasValue));
        Assert.Equal((0, 5, "null"), (field.GetValueOrDefault(), field.GetValueOrDefault(5), field.ToString()));
        Assert.False(field.TryGetValue(out _));
        Assert.Contains("null", Assert.Throws<InvalidOperationException>(() => field.Value).Message, StringComparison.Ordinal);
        Assert.Equal(Field<string>.Null, new Field<string>(null));
        Assert.Equal(Field<int?>.Null, new Field<int?>(null));
    }

    [Fact]
    public void A_field_is_made_of_its_value()
    {
        Field<int> field = 0;
        Assert.Equal((true, false, true), (field.IsSet, field.IsNull, field.HasValue));
        Assert.Equal((0, 0, "0"), (field.Value, field.GetValueOrDefault(5), field.ToString()));
        Assert.True(field.TryGetValue(out var value));
        Assert.Equal(0, value);
        Field<string> text = "a";
        Assert.Equal(("a", "a"), (text.Value, text.ToString()));
    }

    [Fact]
    public void Unset_null_and_each_value_are_different()
    {
        Field<int>[] fields = [default, Field<int>.Null, 0, 1];
        for (var i = 0; i < fields.Length; i++)
        {
            for (var j = 0; j < fields.Length; j++)
            {
                Assert.Equal(i == j, fields[i] == fields[j]);
                Assert.Equal(i != j, fields[i] != fields[j]);
                Assert.Equal(i == j, fields[i].Equals((object)fields[j]));
            }
        }

        Assert.Equal(fields.Length, fields.Select(f => f.GetHashCode()).Distinct().Count());
        Assert.Equal(new Field<string>("a").GetHashCode(), new Field<string>("a").GetHashCode());
    }
}
