using TypedStreaming.World.Controls;

namespace TypedStreaming.World.Tests.Controls;

public sealed class ControlTests
{
    /// <summary>A control whose text was changed in the sources would put no defect into them.</summary>
    [Fact]
    public void Each_control_fits_the_present_sources()
    {
        using var copy = new SourceCopy();
        List<Control> controls = [.. copy.Controls];
        Assert.NotEmpty(controls);
        foreach (var control in controls)
        {
            Assert.NotEmpty(control.Edits);
            copy.Apply(control);
            copy.Undo(control);
        }
    }

    [Theory]
    [InlineData("other text")]
    [InlineData("text and text")]
    public void A_control_that_does_not_fit_is_reported(string source) =>
        Assert.Throws<InvalidDataException>(() => new ControlEdit("src/A.cs", "text", "").ApplyTo(source.Replace("other text", "other", StringComparison.Ordinal)));
}
