console.log('folkways');
