namespace Consumer;

/// <summary>A line of an order.</summary>
/// <param name="Product">The ordered product.</param>
/// <param name="Parts">The parts of the product.</param>
public sealed record OrderLine(string Product, IReadOnlyList<OrderLine>? Parts = null);
