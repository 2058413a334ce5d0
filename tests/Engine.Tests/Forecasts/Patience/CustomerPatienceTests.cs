using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Tests.Forecasts.Patience;

public class CustomerPatienceTests
{
    private const long Month = 31L * 86_400_000;

    [Fact]
    public void Who_is_not_known_is_as_patient_as_others()
    {
        var customers = new CustomerPatience();
        customers.Ended(0, 3, true, 0);
        Assert.Equal((1.0, 0), customers.Of(0, 0));
        Assert.Equal((1.0, 0), customers.Of(77, 0));
    }

    [Fact]
    public void Frailty_is_one_and_abandons_over_one_and_what_was_endured()
    {
        var customers = new CustomerPatience();
        customers.Ended(77, 0.5, true, 0);
        Assert.Equal((2 / 1.5, 1), customers.Of(77, 1));
        customers.Ended(77, 2, false, 2);
        Assert.Equal((2 / 3.5, 2), customers.Of(77, 3));
    }

    [Fact]
    public void After_a_month_nothing_is_known()
    {
        var customers = new CustomerPatience();
        customers.Ended(77, 1, true, 0);
        Assert.Equal(1, customers.Of(77, Month).Contacts);
        Assert.Equal((1.0, 0), customers.Of(77, Month + 1));
        customers.Ended(77, 0, false, Month + 1);
        Assert.Equal((1.0, 1), customers.Of(77, Month + 1));
    }

    [Fact]
    public void After_so_many_days_as_are_set_it_is_taken_out()
    {
        const long day = 86_400_000;
        var customers = new CustomerPatience { KeptDays = 2 };
        customers.Ended(77, 1, true, 0);
        customers.ForgetOld(2 * day);
        Assert.True(customers.Of(77, 2 * day).Contacts == 1);
        customers.ForgetOld((2 * day) + 1);
        Assert.False(customers.Forget(77));
    }

    [Fact]
    public void With_no_days_set_nothing_is_ever_known()
    {
        var customers = new CustomerPatience();
        customers.Ended(77, 1, true, 0);
        customers.KeptDays = 0;
        customers.ForgetOld(0);
        Assert.False(customers.Forget(77));
        customers.Ended(78, 1, true, 0);
        Assert.False(customers.Forget(78));
    }

    [Fact]
    public void It_is_bounded_and_the_newest_are_kept()
    {
        var customers = new CustomerPatience();
        var random = new Random(1);
        var keys = Enumerable.Range(0, 2 * CustomerPatience.CustomersMax)
            .Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())).ToList();
        for (var i = 0; i < keys.Count; i++) customers.Ended(keys[i], 0.25, i % 2 == 0, i);

        var known = keys.Count(k => customers.Of(k, keys.Count).Contacts == 1);
        Assert.InRange(known, CustomerPatience.CustomersMax * 9 / 10, CustomerPatience.CustomersMax);
        Assert.All(keys[^1000..], k => Assert.Equal(1, customers.Of(k, keys.Count).Contacts));
    }

    [Fact]
    public void Nobody_is_forgotten_while_there_is_room()
    {
        var customers = new CustomerPatience();
        var random = new Random(2);
        var keys = Enumerable.Range(0, 10_000).Select(_ => new UInt128(0, (ulong)random.NextInt64())).ToList();
        foreach (var key in keys) customers.Ended(key, 1, true, 5);
        Assert.True(keys.Count(k => customers.Of(k, 5).Contacts == 1) > 9_900);
    }

    [Fact]
    public void Whom_one_forgets_is_as_patient_as_others_and_nobody_else_is_touched()
    {
        var customers = new CustomerPatience();
        var keys = Enumerable.Range(1, 5_000).Select(i => new UInt128(0, (ulong)i * 0x9E3779B97F4A7C15)).ToList();
        foreach (var key in keys) customers.Ended(key, 1, true, 5);
        var known = keys.Where(k => customers.Of(k, 6).Contacts == 1).ToList();

        Assert.True(customers.Forget(known[0]));
        Assert.Equal((1.0, 0), customers.Of(known[0], 6));
        Assert.False(customers.Forget(known[0]));
        Assert.False(customers.Forget(0));
        Assert.All(known[1..], k => Assert.Equal(1, customers.Of(k, 6).Contacts));

        customers.Ended(known[0], 0.5, false, 7);
        Assert.Equal((1 / 1.5, 1), customers.Of(known[0], 8));
    }
}
